import type { PaymentStep } from '../payouts/ports/batch-repository.ts';
import { incidentIndex, incidentKey } from './keys.ts';
import type { Write } from './table.ts';

/** A payment that was paid more than once raises an incident in the same transaction (M6). */
export function incidentWrites({ change: { before, after, ledger } }: PaymentStep): Write[] {
  if (ledger.kind !== 'overpaid') return [];
  const { transactionId, affiliateId, currency, amountMinor } = before;
  const { attemptId } = ledger;
  return [
    {
      Put: {
        Item: {
          ...incidentKey(transactionId, attemptId),
          ...incidentIndex(after.updatedAt, transactionId),
          kind: 'OVERPAID',
          status: 'OPEN',
          transactionId,
          attemptId,
          affiliateId,
          currency,
          amountMinor,
          raisedAt: after.updatedAt,
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      },
    },
  ];
}
