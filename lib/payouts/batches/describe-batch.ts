import type { AuditDetails } from '../../domain/audit/audit.ts';
import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
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

/** What an audit entry says of why a batch waits. */
export function describeWait(wait: BatchWait, { currency }: Pick<Batch, 'currency'>): AuditDetails {
  const { reason } = wait;
  switch (wait.reason) {
    case 'no_funds': {
      const { shortfallMinor } = wait;
      if (shortfallMinor === undefined) return { reason };
      return { reason, shortfall: formatAmount(money(currency, shortfallMinor)) };
    }
    case 'provider_busy':
    case 'provider_refuses':
      return { reason, message: wait.message };
    case 'paused':
    case 'restored':
    case 'daily_limit':
      return { reason };
    default:
      return wait satisfies never;
  }
}
