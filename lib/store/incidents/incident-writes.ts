import type { PaymentStep } from '../../payouts/batches/batch-repository.ts';
import type { Write } from '../shared/table.ts';
import { toIncidentItem } from './incident-item.ts';

/** A payment that was paid more than once raises an incident in the same transaction (M6). */
export function incidentWrites({ change: { before, after, ledger } }: PaymentStep): Write[] {
  if (ledger.kind !== 'overpaid') return [];
  const { transactionId, affiliateId, currency, amountMinor } = before;
  const Item = toIncidentItem({
    kind: 'OVERPAID',
    status: 'OPEN',
    transactionId,
    attemptId: ledger.attemptId,
    affiliateId,
    currency,
    amountMinor,
    raisedAt: after.updatedAt,
  });
  return [{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }];
}
