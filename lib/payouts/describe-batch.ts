import type { Batch } from '../domain/batch.ts';
import { formatAmount, money } from '../domain/money.ts';

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
