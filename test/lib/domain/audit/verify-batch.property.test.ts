import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../lib/domain/audit/audit.ts';
import {
  batchState,
  entryHash,
  linkBatch,
  linkPayments,
  paymentState,
} from '../../../../lib/domain/audit/audit-chain.ts';
import type { BatchEvidence, FoundEntry } from '../../../../lib/domain/audit/audit-evidence.ts';
import { type FinalRecord, finalEntry, nextFinalSeq } from '../../../../lib/domain/audit/audit-final.ts';
import { verifyBatch } from '../../../../lib/domain/audit/verify-batch.ts';
import { amountByStatus, type Batch, countByStatus } from '../../../../lib/domain/batches/batch.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { anAudit } from '../../../support/audit.ts';
import { aBatch, aPayment, BATCH_ID, NOW } from '../../../support/domain.ts';

const PAYMENTS = 3;
const STATUSES = ['PROCESSING', 'UNKNOWN', 'COMPLETED', 'FAILED'] as const;

type History = { readonly entries: readonly AuditEntry[]; readonly evidence: BatchEvidence };

/** What a batch of a few payments leaves behind: changes of some of them at a time, of the batch itself, and its end. */
const histories = fc
  .record({
    steps: fc.array(
      fc.record({ moves: fc.subarray([0, 1, 2]), status: fc.constantFrom(...STATUSES), moveBatch: fc.boolean() }),
      { maxLength: 8 },
    ),
    isFinished: fc.boolean(),
    changesAfter: fc.nat(2),
  })
  .map(({ steps, isFinished, changesAfter }): History => {
    const entries: AuditEntry[] = [];
    const payments: Payment[] = Array.from({ length: PAYMENTS }, (_, n) => aPayment({}, n + 1));
    let batch: Batch = aBatch({}, payments);
    let record: FinalRecord | undefined;
    const entry = (action: AuditEntry['action']) => ({ ...anAudit(action), at: addSeconds(NOW, entries.length) });
    const changePayments = (moved: readonly number[], status: Payment['status']) => {
      const changes = moved.flatMap((n) => {
        const before = payments[n];
        return before ? [{ before, after: { ...before, status, version: before.version + 1 } }] : [];
      });
      const linked = linkPayments(entry('payment.failed'), changes);
      for (const { after } of linked.changes) payments[Number(after.transactionId.slice(-1)) - 1] = after;
      entries.push(linked.entry);
    };
    const claimed = linkBatch(entry('batch.claimed'), { after: batch });
    const linked = linkPayments(
      claimed.entry,
      payments.map((after) => ({ after })),
    );
    entries.push(linked.entry);
    batch = claimed.after;
    for (const [n, { after }] of linked.changes.entries()) payments[n] = after;
    for (const { moves, status, moveBatch } of steps) {
      if (moves.length > 0) changePayments(moves, status);
      if (!moveBatch) continue;
      const moved = linkBatch(entry('batch.processing'), { before: batch, after: { ...batch, run: batch.run + 1 } });
      entries.push(moved.entry);
      batch = moved.after;
    }
    if (isFinished) {
      const after: Batch = { ...batch, status: 'COMPLETED', finalSeq: nextFinalSeq(undefined) };
      const moved = linkBatch(entry('batch.completed'), { before: batch, after });
      const final = finalEntry(moved.entry, { batch: moved.after.audit, payments }, undefined);
      entries.push(final.entry);
      batch = moved.after;
      record = final.record;
      for (let n = 0; n < changesAfter; n += 1) changePayments([n], 'RETURNED');
    }
    return { entries, evidence: evidenceOf(entries, payments, batch, record) };
  });

function evidenceOf(
  entries: readonly AuditEntry[],
  payments: readonly Payment[],
  batch: Batch,
  record: FinalRecord | undefined,
): BatchEvidence {
  const { audit, ...found } = batch;
  return {
    batchId: BATCH_ID,
    batch: {
      ...found,
      head: audit,
      state: batchState(batch),
      counts: countByStatus(payments),
      amounts: amountByStatus(payments),
    },
    payments: payments.map((payment) => ({ ...payment, head: payment.audit, state: paymentState(payment) })),
    entries: entries.map(foundEntry),
    unreadable: [],
    record,
  };
}

function foundEntry(entry: AuditEntry): FoundEntry {
  return { auditId: entry.auditId, entry, said: entryHash(entry), isInPlace: true };
}

const withEntries = ({ evidence }: History, entries: readonly AuditEntry[]) =>
  verifyBatch({ ...evidence, entries: entries.map(foundEntry) });
const historyAndEntry = histories.chain((history) =>
  fc.record({ history: fc.constant(history), n: fc.nat(history.entries.length - 1) }),
);

describe('a batch, held against its chains', () => {
  it('is found to be as it was written, in whatever order its entries are read', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(verifyBatch(history.evidence)).toBeUndefined();
        expect(withEntries(history, history.entries.toReversed())).toBeUndefined();
      }),
    );
  });

  it('names the one entry of which anything was altered', () => {
    const alterations: ((entry: AuditEntry) => AuditEntry)[] = [
      (entry) => ({ ...entry, details: { ...entry.details, amount: '0.01' } }),
      (entry) => ({ ...entry, actor: { type: 'system', name: 'somebody else' } }),
      (entry) => ({ ...entry, status: 'INFO' }),
      (entry) => ({ ...entry, action: 'payment.returned' }),
      (entry) => ({ ...entry, links: entry.links?.map((link) => ({ ...link, state: 'another' })) }),
      (entry) => ({ ...entry, links: entry.links?.map((link) => ({ ...link, hash: 'another' })) }),
    ];
    fc.assert(
      fc.property(historyAndEntry, fc.constantFrom(...alterations), ({ history, n }, alter) => {
        const entries = history.entries.map((entry, position) => (position === n ? alter(entry) : entry));
        expect(withEntries(history, entries)).toMatchObject({
          code: 'entry_altered',
          auditId: history.entries[n]?.auditId,
        });
      }),
    );
  });

  it('notices that any entry is missing', () => {
    fc.assert(
      fc.property(historyAndEntry, ({ history, n }) => {
        const broken = withEntries(history, history.entries.toSpliced(n, 1));
        expect(broken?.code).toMatch(/^(entry_missing|item_inserted|final_broken)$/);
      }),
    );
  });

  it('notices that any entry was put in a second time, under another id', () => {
    fc.assert(
      fc.property(historyAndEntry, ({ history, n }) => {
        const copy = { ...history.entries[n], auditId: 'forged' } as AuditEntry;
        expect(withEntries(history, [...history.entries, copy])).toBeDefined();
      }),
    );
  });

  it('notices that what two entries say has changed places', () => {
    fc.assert(
      fc.property(historyAndEntry, fc.nat(), ({ history, n }, other) => {
        const [left, right] = [history.entries[n], history.entries[other % history.entries.length]];
        if (!left || !right || left === right) return;
        const swap = (entry: AuditEntry) => {
          if (entry !== left && entry !== right) return entry;
          const { auditId, at } = entry;
          return { ...(entry === left ? right : left), auditId, at };
        };
        expect(withEntries(history, history.entries.map(swap))?.code).toBe('entry_altered');
      }),
    );
  });

  it('names the payment whose item was altered or set back, and the one that is gone or was put in', () => {
    fc.assert(
      fc.property(histories, fc.nat(PAYMENTS - 1), ({ evidence }, n) => {
        const { payments } = evidence;
        const payment = payments[n];
        if (!payment) throw new Error('there is no payment');
        const { transactionId } = payment;
        const look = (changed: BatchEvidence['payments']) => verifyBatch({ ...evidence, payments: changed });
        expect(look(payments.with(n, { ...payment, state: 'another' }))).toMatchObject({
          code: 'item_altered',
          transactionId,
        });
        expect(look(payments.with(n, { ...payment, head: { seq: 1, hash: 'another' } }))).toMatchObject({
          transactionId,
        });
        expect(look(payments.with(n, { ...payment, head: undefined }))).toMatchObject({
          code: 'item_altered',
          transactionId,
        });
        expect(look(payments.toSpliced(n, 1))).toMatchObject({ code: 'item_missing', transactionId });
        const forged = aPayment({}, 9);
        const { transactionId: id } = forged;
        expect(look([...payments, { ...forged, state: paymentState(forged) }])).toMatchObject({
          code: 'item_inserted',
          transactionId: id,
        });
      }),
    );
  });

  it('notices a final that is missing, changed, or not in the chain of finals', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { evidence, entries } = history;
        if (!evidence.record) return;
        const { record } = evidence;
        const without = entries.map(({ final: _, ...entry }) => entry);
        const other = entries.map((entry) =>
          entry.final ? { ...entry, final: { ...entry.final, previous: 'another' } } : entry,
        );
        const fewer = entries.map((entry) =>
          entry.final ? { ...entry, final: { ...entry.final, payments: [] } } : entry,
        );
        for (const changed of [without, other, fewer]) expect(withEntries(history, changed)?.code).toBe('final_broken');
        expect(verifyBatch({ ...evidence, record: undefined })?.code).toBe('final_broken');
        expect(verifyBatch({ ...evidence, record: { ...record, auditId: 'another' } })?.code).toBe('final_broken');
      }),
    );
  });
});
