import { amountByStatus, type Batch, countByStatus } from '../../lib/domain/batches/batch.ts';
import { currency } from '../../lib/domain/shared/currency.ts';
import { affiliateId, attemptIdOf, batchId, payeeId, transactionIdOf } from '../../lib/domain/shared/ids.ts';
import { addSeconds, instant } from '../../lib/domain/shared/time.ts';
import type { Payment } from '../../lib/domain/transactions/payment.ts';

/** Domain values for tests. Each is complete and plausible, and a test changes only what it is about. */

export const NOW = instant(new Date('2026-03-01T00:00:00.000Z'));
export const LATER = addSeconds(NOW, 1);
export const BATCH_ID = batchId('batch-1');
export const [FIRST, SECOND, THIRD] = [attemptIdOf(1, 0, 0), attemptIdOf(1, 1, 0), attemptIdOf(1, 2, 0)];

export function aPayment(patch: Partial<Payment> = {}, ordinal = 1): Payment {
  return {
    transactionId: transactionIdOf(patch.batchId ?? BATCH_ID, ordinal),
    batchId: BATCH_ID,
    affiliateId: affiliateId(`aff-${ordinal}`),
    currency: currency('USD'),
    amountMinor: 6_000n,
    fromSeq: 0,
    toSeq: 1,
    commissionCount: 1,
    payeeId: payeeId(`mock:ok:aff-${ordinal}`),
    status: 'PENDING',
    version: 1,
    retries: 0,
    attemptIds: [],
    overpaidByAttemptIds: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...patch,
  };
}

/** A batch of these payments, its totals and counts being theirs. */
export function aBatch(patch: Partial<Batch> = {}, payments: readonly Payment[] = []): Batch {
  return {
    batchId: BATCH_ID,
    status: 'DRAFT',
    provider: 'mock',
    currency: currency('USD'),
    paymentCount: payments.length,
    totalMinor: payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    counts: countByStatus(payments),
    amounts: amountByStatus(payments),
    run: 0,
    version: 1,
    createdBy: 'admin',
    createdAt: NOW,
    ...patch,
  };
}
