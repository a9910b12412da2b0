import type { AuditEntry } from '../../domain/audit/audit.ts';
import { linkPayments } from '../../domain/audit/audit-chain.ts';
import type { Claim } from '../../payouts/batches/batch-repository.ts';
import type { PaymentStep } from '../../payouts/transactions/payment-repository.ts';
import { auditWrite } from '../audit/audit-item.ts';
import type { Write } from '../shared/table.ts';
import { paymentWrite } from './payment-writes.ts';

/**
 * Links each step to the audit entry of its action.
 *
 * @throws Error for a step without an entry: no change is written without one (M7)
 */
export function linkSteps(steps: readonly PaymentStep[], audits: readonly AuditEntry[]) {
  const entries = [...audits];
  const heads = new Map<PaymentStep, PaymentStep>();
  for (const [position, same] of Map.groupBy(steps, ({ change }) => entryOf(change.action, audits))) {
    const entry = entries[position];
    if (!entry) throw new Error('a change of a payment needs an audit entry');
    const linked = linkPayments(
      entry,
      same.map(({ change }) => change),
    );
    entries[position] = linked.entry;
    for (const [n, step] of same.entries()) heads.set(step, { ...step, change: linked.changes[n] ?? step.change });
  }
  return { steps: steps.map((step) => heads.get(step) ?? step), audits: entries };
}

function entryOf(action: string, audits: readonly AuditEntry[]): number {
  return Math.max(
    0,
    audits.findIndex((entry) => entry.action === action),
  );
}

/** The mark on a payment that is paid again, with its own entry. */
export function markWrites({ audit, ...change }: NonNullable<Claim['retried']>): Write[] {
  const { entry, changes } = linkPayments(audit, [change]);
  return [...changes.map(paymentWrite), auditWrite(entry)];
}
