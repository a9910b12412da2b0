import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider } from '../shared/payment-provider.ts';
import { storeFault } from '../shared/store-fault.ts';
import type { SyncVerdict } from './refresh-account.ts';

/** The invites that the provider listed as pending when it was asked. */
export type PendingInvites = { readonly askedAt: Instant; readonly inviteIds: ReadonlySet<string> };

/** Asks once, however many invites there are, and not at all if there are none. */
export type AskPending = () => Promise<PendingInvites | 'no-answer'>;

export function askOnce(provider: Pick<PaymentProvider, 'pendingInvites'>, context: Context): AskPending {
  let asked: Promise<PendingInvites | 'no-answer'> | undefined;
  return () => {
    asked ??= ask(provider, context);
    return asked;
  };
}

async function ask(
  provider: Pick<PaymentProvider, 'pendingInvites'>,
  context: Context,
): Promise<PendingInvites | 'no-answer'> {
  const askedAt = context.now();
  try {
    const invites = await provider.pendingInvites();
    return { askedAt, inviteIds: new Set(invites.map(({ inviteId }) => inviteId)) };
  } catch {
    return 'no-answer';
  }
}

/** A list that was read sooner after the invite may not show it yet. */
const SHOWN_AFTER_SECONDS = 60;

/**
 * Updates one invite to what the provider lists. Never throws, whatever provider and store do, so that one invite cannot
 * stop the others.
 */
export async function refreshInvite(
  affiliates: AffiliateRepository,
  pendingOf: AskPending,
  provider: string,
  context: Context,
  invite: PayoutInvite,
): Promise<SyncVerdict> {
  const { affiliateId } = invite;
  try {
    if (invite.status !== 'PENDING' || invite.provider !== provider) return verdict('unchanged', invite);
    const pending = await pendingOf();
    if (pending === 'no-answer') {
      const message = 'The provider did not answer for this invite; sync again later.';
      return { affiliateId, status: 'failed', code: 'provider_unavailable', message };
    }
    if (isPending(invite, pending)) return verdict('unchanged', invite);
    const after: PayoutInvite = { ...invite, status: 'ACCEPTED', acceptedAt: context.now() };
    const details = { provider: invite.provider, inviteId: invite.inviteId };
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'account.invite_accepted', details);
    if ((await affiliates.saveInvite({ before: invite, after }, audit)) === 'saved') return verdict('updated', after);
    // Another sync was faster, or there is a new invite. In both cases this list no longer says anything about it.
    const now = (await affiliates.findInvites([affiliateId])).get(affiliateId) ?? invite;
    return verdict('unchanged', now);
  } catch (error) {
    return { affiliateId, status: 'failed', ...storeFault(error) };
  }
}

function isPending({ inviteId, invitedAt }: PayoutInvite, { askedAt, inviteIds }: PendingInvites): boolean {
  return inviteIds.has(inviteId) || askedAt < addSeconds(invitedAt, SHOWN_AFTER_SECONDS);
}

function verdict(status: 'updated' | 'unchanged', { affiliateId, status: invite }: PayoutInvite): SyncVerdict {
  return { affiliateId, status, kycStatus: 'PENDING', invite };
}
