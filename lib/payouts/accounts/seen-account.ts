import { isLinkedTo, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { AffiliateId, PayeeId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { KnownPayee, Payee, PaymentProvider } from '../shared/payment-provider.ts';

/**
 * The account as the provider knows it now, or `undefined` if that changes nothing. A payee that the provider does not know
 * yet is PENDING. So is a new link while the provider does not answer; every sync asks again.
 */
export async function seenAccount(
  provider: PaymentProvider,
  affiliateId: AffiliateId,
  payeeId: PayeeId,
  before: PayoutAccount | undefined,
  now: Instant,
): Promise<PayoutAccount | undefined> {
  const isSameLink = before !== undefined && isLinkedTo(before, provider.name, payeeId);
  const payee = await askFor(provider, isSameLink ? before : { payeeId });
  if (payee === 'no-answer' && isSameLink) return undefined;
  const seen = payee === 'no-answer' ? undefined : payee;
  if (isSameLink) return accountSeenAs(seen, before, now);
  const payeeIdChangedAt = before && now;
  return {
    affiliateId,
    provider: provider.name,
    payeeId,
    ...whatIsSeen(seen),
    linkedAt: now,
    payeeIdChangedAt,
    checkedAt: now,
  };
}

/** The linked account with the provider's answer, or `undefined` if that changes nothing. */
export function accountSeenAs(
  payee: Payee | undefined,
  before: PayoutAccount,
  now: Instant,
): PayoutAccount | undefined {
  const seen = whatIsSeen(payee, before.holderId);
  const isKnown =
    before.kycStatus === seen.kycStatus &&
    before.canReceivePayments === seen.canReceivePayments &&
    before.fault === seen.fault &&
    before.holderId === seen.holderId;
  return isKnown ? undefined : { ...before, ...seen, checkedAt: now };
}

/** A known holder is kept, because it shows when the payee id changes. */
function whatIsSeen(payee: Payee | undefined, knownHolderId?: string) {
  if (!payee)
    return { holderId: knownHolderId, kycStatus: 'PENDING', canReceivePayments: false, fault: UNKNOWN } as const;
  const { holderId = knownHolderId, kycStatus, canReceivePayments, fault } = payee;
  return { holderId, kycStatus, canReceivePayments, fault };
}

const UNKNOWN = 'The provider does not know it, or has not answered yet';

async function askFor(provider: PaymentProvider, known: KnownPayee): Promise<Payee | undefined | 'no-answer'> {
  try {
    return await provider.getPayee(known);
  } catch {
    // If one payee cannot be looked up now, the other rows must not fail.
    return 'no-answer';
  }
}
