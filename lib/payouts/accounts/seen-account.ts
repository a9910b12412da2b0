import type { RiseAccount } from '../../domain/affiliates/affiliate.ts';
import type { AffiliateId, RiseId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payee, PaymentProvider } from '../shared/payment-provider.ts';

/**
 * The account as the provider knows it now, or nothing when that is what we know already; a payee that it does not know
 * yet is PENDING. So is a new link while the provider does not answer: it is asked again by every sync.
 */
export async function seenAccount(
  provider: PaymentProvider,
  affiliateId: AffiliateId,
  riseId: RiseId,
  before: RiseAccount | undefined,
  now: Instant,
): Promise<RiseAccount | undefined> {
  const isSameLink = before?.riseId === riseId;
  const payee = await askFor(provider, riseId);
  if (payee === 'no-answer' && isSameLink) return undefined;
  const seen = payee === 'no-answer' ? undefined : payee;
  if (isSameLink) return accountSeenAs(seen, before, now);
  const { kycStatus, canReceivePayments } = seen ?? UNSEEN;
  const riseIdChangedAt = before && now;
  return { affiliateId, riseId, kycStatus, canReceivePayments, linkedAt: now, riseIdChangedAt, checkedAt: now };
}

/** The linked account with what the provider says of it, or nothing when that is what we know already. */
export function accountSeenAs(payee: Payee | undefined, before: RiseAccount, now: Instant): RiseAccount | undefined {
  const { kycStatus, canReceivePayments } = payee ?? UNSEEN;
  if (before.kycStatus === kycStatus && before.canReceivePayments === canReceivePayments) return undefined;
  return { ...before, kycStatus, canReceivePayments, checkedAt: now };
}

const UNSEEN = { kycStatus: 'PENDING', canReceivePayments: false } as const;

async function askFor(provider: PaymentProvider, riseId: RiseId): Promise<Payee | undefined | 'no-answer'> {
  try {
    return await provider.getPayee(riseId);
  } catch {
    // One payee about whom nothing can be learnt now must not fail the rows beside it.
    return 'no-answer';
  }
}
