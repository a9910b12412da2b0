import { openIncident } from '../../domain/incidents/incident.ts';
import type { PaymentStep } from '../../payouts/batches/batch-repository.ts';
import type { Write } from '../shared/table.ts';
import { toIncidentItem } from './incident-item.ts';

/** A payment that was paid more than once raises an incident in the same transaction (M6). */
export function incidentWrites({ change: { before, after, ledger } }: PaymentStep): Write[] {
  if (ledger.kind !== 'overpaid') return [];
  const { transactionId, affiliateId, currency, amountMinor } = before;
  const { attemptId } = ledger;
  const facts = { kind: 'OVERPAID', transactionId, attemptId, affiliateId, currency, amountMinor } as const;
  const Item = toIncidentItem(openIncident(facts, after.updatedAt));
  return [{ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } }];
}
