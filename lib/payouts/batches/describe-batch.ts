import type { Batch } from '../../domain/batches/batch.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';

/** What an audit entry says of a batch that was made or has ended. */
export function describeBatch({ batchNumber, provider, currency, paymentCount, totalMinor }: Batch) {
  return {
    ...(batchNumber !== undefined && { batchNumber }),
    provider,
    currency,
    paymentCount,
    totalAmount: formatAmount(money(currency, totalMinor)),
  };
}
