import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { AffiliateId, PayeeId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { KnownPayee, Payee, PaymentProvider } from '../shared/payment-provider.ts';

/**
 * The account as the provider knows it now, or nothing when that is what we know already; a payee that it does not know
 * yet is PENDING. So is a new link while the provider does not answer: it is asked again by every sync.
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

/** Whether the account is this very payee at this very provider. */
export function isLinkedTo(account: PayoutAccount | undefined, provider: string, payeeId: PayeeId): boolean {
  return account?.provider === provider && account.payeeId === payeeId;
}

/** The linked account with what the provider says of it, or nothing when that is what we know already. */
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

/** Once known, the holder stays known: it is how a change of the payee id is noticed. */
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
    // One payee that cannot be looked up now must not fail the other rows.
    return 'no-answer';
  }
}
