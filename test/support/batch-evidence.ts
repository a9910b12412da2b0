import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { batchState, entryHash, linkBatch, linkPayments, paymentState } from '../../lib/domain/audit/audit-chain.ts';
import type { BatchEvidence, FoundEntry } from '../../lib/domain/audit/audit-evidence.ts';
import { finalEntry } from '../../lib/domain/audit/audit-final.ts';
import type { AuditHead } from '../../lib/domain/audit/audit-link.ts';
import type { Batch } from '../../lib/domain/batches/batch.ts';
import { addSeconds } from '../../lib/domain/shared/time.ts';
import type { Payment } from '../../lib/domain/transactions/payment.ts';
import { aBatch, aPayment, BATCH_ID, NOW } from './domain.ts';

/** What the final entry commits to, if somebody forged it. */
type Committed = { readonly batch?: AuditHead; readonly payments?: readonly Payment[] };

/**
 * What a finished batch of two payments leaves behind, as it was written: entry `a-1` claims it, `a-2` pays the first
 * payment, `a-3` the second, `a-4` completes the batch.
 */
export function aFinishedBatch(committed: Committed = {}): BatchEvidence & { readonly written: readonly AuditEntry[] } {
  const entry = (n: number, action: AuditEntry['action']): AuditEntry => ({
    auditId: `a-${n}`,
    subject: { type: 'batch', batchId: BATCH_ID },
    action,
    status: 'SUCCESS',
    actor: { type: 'system', name: 'test' },
    at: addSeconds(NOW, n),
    details: {},
  });
  const claimed = linkBatch(entry(1, 'batch.claimed'), { after: aBatch({}, [aPayment(), aPayment({}, 2)]) });
  const first = linkPayments(claimed.entry, [{ after: aPayment() }, { after: aPayment({}, 2) }]);
  const paid = first.changes.map(({ after: before }, n) =>
    linkPayments(entry(n + 2, 'payment.completed'), [{ before, after: { ...before, status: 'COMPLETED' } }]),
  );
  const payments = paid.flatMap(({ changes }) => changes.map(({ after }) => after));
  const done: Batch = { ...aBatch({ status: 'COMPLETED' }, payments), audit: claimed.after.audit };
  const completed = linkBatch(entry(4, 'batch.completed'), { before: claimed.after, after: done });
  const batch = completed.after;
  const { entry: last, record } = finalEntry(
    completed.entry,
    { batch: committed.batch ?? batch.audit, payments: committed.payments ?? payments },
    undefined,
  );
  const written = [first.entry, ...paid.map(({ entry: one }) => one), last];
  const { audit, ...stored } = batch;
  return {
    batchId: BATCH_ID,
    batch: { ...stored, head: audit, state: batchState(batch) },
    payments: payments.map((payment) => ({ ...payment, head: payment.audit, state: paymentState(payment) })),
    entries: written.map(foundEntry),
    unreadable: [],
    record,
    written,
  };
}

/** An entry as it is found where it belongs. */
export function foundEntry(entry: AuditEntry): FoundEntry {
  return { auditId: entry.auditId, entry, said: entryHash(entry), isInPlace: true };
}
