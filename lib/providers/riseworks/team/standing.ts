import type { KycStatus } from '../../../domain/accounts/payout-account.ts';
import type { Onboarding } from '../api/team-schema.ts';

type Standing = { readonly kycStatus: KycStatus; readonly fault?: string | undefined };

/**
 * How far a member's onboarding has come, and what is missing before they can be paid; approval alone is not enough. No
 * call shows whether the contracts are signed, so a payee without a fault may still be refused.
 *
 * @param onboarding absent if the member has left
 */
export function standingOf(onboarding: Onboarding | undefined): Standing {
  if (!onboarding) return { kycStatus: 'PENDING', fault: 'it is not in our team at Rise any more' };
  const { moderation, step, isOnboarded } = onboarding;
  const { kycStatus, fault } = moderated(moderation, step);
  if (fault !== undefined) return { kycStatus, fault };
  if (!isOnboarded) return { kycStatus, fault: 'Rise has approved it, but its onboarding is not finished' };
  if (step !== 'complete') {
    return { kycStatus, fault: `Rise has approved it, but its onboarding is at the step ${wordOf(step)}` };
  }
  return { kycStatus };
}

function moderated(moderation: string | undefined, step: string | undefined): Standing {
  switch (moderation) {
    case 'approved':
      return { kycStatus: 'APPROVED' };
    case 'rejected':
      return { kycStatus: 'REJECTED', fault: 'Rise has rejected it' };
    case 'submitted':
      return { kycStatus: 'SUBMITTED', fault: 'Rise is looking at what it has submitted' };
    case 'pending':
    case undefined:
      return step === 'compliance_process'
        ? { kycStatus: 'SUBMITTED', fault: 'Rise is looking at what it has submitted' }
        : { kycStatus: 'PENDING', fault: `its onboarding at Rise is at the step ${wordOf(step)}` };
    default:
      return { kycStatus: 'PENDING', fault: `Rise calls its moderation ${wordOf(moderation)}, which we do not know` };
  }
}

/** Rise's name of a step, shown only if it is a plain word. */
function wordOf(text: string | undefined): string {
  return text !== undefined && /^[a-z0-9_]{1,40}$/.test(text) ? text : 'unknown';
}
