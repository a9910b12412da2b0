import { isOpen, PAYMENT_STATUSES } from '../transactions/payment.ts';
import type { Batch, PaymentCounts } from './batch.ts';

export type Verdict = 'COMPLETED' | 'FAILED';

/**
 * Rule M9: a batch fails if more than 10 % of its payments failed. It is counted in integers, and exactly 10 % is not a
 * failure.
 *
 * @throws RangeError while a payment is still PENDING, PROCESSING or UNKNOWN, because then there is nothing to judge
 */
export function verdict(counts: PaymentCounts): Verdict {
  if (PAYMENT_STATUSES.some((status) => isOpen(status) && counts[status] > 0)) {
    throw new RangeError('a batch is judged only when none of its payments is open');
  }
  const total = PAYMENT_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  return (counts.FAILED + counts.CANCELLED) * 10 > total ? 'FAILED' : 'COMPLETED';
}

/**
 * The final status of a batch. A batch that was called off is CANCELLED only if nothing of it was ever paid. If money went
 * out, it is judged like every other batch.
 *
 * @throws RangeError while a payment is still open
 */
export function endOf({ status, counts }: Pick<Batch, 'status' | 'counts'>): Verdict | 'CANCELLED' {
  const judged = verdict(counts);
  const isPaid = counts.COMPLETED + counts.RETURNED > 0;
  return status === 'CANCELLING' && !isPaid ? 'CANCELLED' : judged;
}

/** What a failed batch tells the admin who opens it. */
export function describeVerdict(counts: PaymentCounts): string | undefined {
  if (verdict(counts) === 'COMPLETED') return undefined;
  const total = PAYMENT_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  return `${counts.FAILED + counts.CANCELLED} of ${total} payments were not paid (${counts.FAILED} failed, ${counts.CANCELLED} cancelled); more than 10 % fails a batch`;
}
