import { type IncidentFacts, openIncident } from '../../domain/incidents/incident.ts';
import type { PaymentStep } from '../../payouts/transactions/payment-repository.ts';
import type { Write } from '../shared/table.ts';
import { toIncidentItem } from './incident-item.ts';

/**
 * A payment that was paid more than once (M6), or was first paid and then not, raises an incident in the same transaction.
 */
export function incidentWrites(step: PaymentStep): Write[] {
  const facts = factsOf(step);
  if (!facts) return [];
  const Item = toIncidentItem(openIncident(facts, step.change.after.updatedAt));
  return [{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }];
}

function factsOf({ change: { before, after, ledger } }: PaymentStep): IncidentFacts | undefined {
  const { transactionId, affiliateId, currency, amountMinor } = before;
  const payment = { transactionId, affiliateId, currency, amountMinor };
  switch (ledger.kind) {
    case 'overpaid':
      return { kind: 'OVERPAID', ...payment, attemptId: ledger.attemptId };
    case 'contradicted':
      return {
        kind: 'OUTCOME_CONTRADICTED',
        ...payment,
        attemptId: ledger.attemptId,
        message: after.failure?.message ?? 'refused',
      };
    case 'none':
    case 'settle':
    case 'release':
    case 'returned':
      return undefined;
    default:
      return ledger satisfies never;
  }
}
