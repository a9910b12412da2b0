import type { RiseAccount } from '../domain/affiliate.ts';
import type { AffiliateId, RiseId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { PaymentProvider } from './ports/payment-provider.ts';

/**
 * The account as the provider knows it now, or nothing when that is what we know already; a payee that it does not know
 * yet is PENDING.
 */
export async function seenAccount(
  provider: PaymentProvider,
  affiliateId: AffiliateId,
  riseId: RiseId,
  before: RiseAccount | undefined,
  now: Instant,
): Promise<RiseAccount | undefined> {
  const payee = await provider.getPayee(riseId);
  const kycStatus = payee?.kycStatus ?? 'PENDING';
  const canReceivePayments = payee?.canReceivePayments ?? false;
  const isSameLink = before?.riseId === riseId;
  if (isSameLink && before.kycStatus === kycStatus && before.canReceivePayments === canReceivePayments)
    return undefined;
  const linkedAt = isSameLink ? before.linkedAt : now;
  return { affiliateId, riseId, kycStatus, canReceivePayments, linkedAt, checkedAt: now };
}
