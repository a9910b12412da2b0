import { createHash } from 'node:crypto';
import type { Batch } from '../../domain/batches/batch.ts';
import type { Payment } from '../../domain/transactions/payment.ts';

/**
 * SHA-256, in hex, of who is paid what by a batch, through which provider, and for which part of their ledger. It does
 * not depend on what has become of the payments, so an approval of a batch holds for exactly what was approved.
 */
export function batchContentHash(
  { batchId, provider, currency }: Pick<Batch, 'batchId' | 'provider' | 'currency'>,
  payments: readonly Payment[],
): string {
  const rows = payments
    .map((payment) => [
      payment.transactionId,
      payment.affiliateId,
      payment.payeeId,
      payment.amountMinor.toString(),
      payment.fromSeq,
      payment.toSeq,
    ])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([batchId, provider, currency, rows]))
    .digest('hex');
}
