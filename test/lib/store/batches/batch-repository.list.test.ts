import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../lib/domain/batches/batch.ts';
import { affiliateId, batchId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Paged, Position } from '../../../../lib/payouts/shared/paging.ts';
import { batchKey } from '../../../../lib/store/keys.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { aBatch, aPayment, BATCH_ID, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';

describe('listing', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  async function put(n: number, status: Batch['status'], patch: Partial<Batch> = {}): Promise<Batch> {
    const batch = aBatch({
      batchId: batchId(`batch-${n}`),
      status,
      createdAt: addSeconds(NOW, n),
      ...(status !== 'DRAFT' && { batchNumber: `BATCH-2026-00000${n}` }),
      ...patch,
    });
    await on.batches.claim({ before: undefined, after: batch }, [], anAudit('batch.claimed'));
    return batch;
  }
  async function all<T>(read: (after: Position | undefined) => Promise<Paged<T>>): Promise<T[]> {
    const items: T[] = [];
    let after: Position | undefined;
    do {
      const page = await read(after);
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  describe('batches', () => {
    const ids = (batches: readonly Batch[]) => batches.map((batch) => batch.batchId);

    it('gives the newest first, page by page, and no drafts', async () => {
      for (const n of [1, 3, 5]) await put(n, 'PENDING');
      await put(2, 'DRAFT');
      await put(4, 'QUEUED');
      const listed = await all((after) => on.batches.list({}, { limit: 2, after }));
      expect(ids(listed)).toEqual(['batch-5', 'batch-4', 'batch-3', 'batch-1']);
    });

    it('by status gives those in it, drafts if asked for', async () => {
      await put(1, 'DRAFT');
      await put(2, 'QUEUED');
      await put(3, 'QUEUED');
      expect(ids(await all((after) => on.batches.list({ status: 'QUEUED' }, { limit: 1, after })))).toEqual([
        'batch-3',
        'batch-2',
      ]);
      expect(ids((await on.batches.list({ status: 'DRAFT' }, { limit: 9 })).items)).toEqual(['batch-1']);
    });

    it('believes the batch and not the index (M10)', async () => {
      const stale = await put(1, 'QUEUED');
      const item = await db.table.get(batchKey(stale.batchId));
      await db.table.put({ ...item, status: 'COMPLETED' });
      await put(2, 'QUEUED');
      expect(ids((await on.batches.list({ status: 'QUEUED' }, { limit: 9 })).items)).toEqual(['batch-2']);
      expect((await on.batches.oldest('QUEUED'))?.batchId).toBe('batch-2');
    });

    it('finds the oldest of a status', async () => {
      await put(3, 'QUEUED');
      await put(1, 'PENDING');
      await put(2, 'QUEUED');
      expect((await on.batches.oldest('QUEUED'))?.batchId).toBe('batch-2');
      expect(await on.batches.oldest('SETTLING')).toBeUndefined();
    });

    it('numbers them year by year', async () => {
      const numbers = [];
      for (const year of ['2026', '2026', '2027']) numbers.push(await on.batches.nextBatchNumber(year));
      expect(numbers).toEqual([1n, 2n, 1n]);
    });
  });

  describe('payments', () => {
    const ids = (payments: readonly { transactionId: string }[]) => payments.map(({ transactionId }) => transactionId);

    it('of a batch are all of them, and only payments', async () => {
      const { payments } = await on.processing(12);
      expect(ids(await on.payments.ofBatch(BATCH_ID))).toEqual(ids(payments));
      const listed = await all((after) => on.payments.listOfBatch(BATCH_ID, { limit: 5, after }));
      expect(ids(listed)).toEqual(ids(payments).toReversed());
    });

    it('are found by id, each once, and not where there are none', async () => {
      const { payments } = await on.processing(2);
      const known = payments.map(({ transactionId }) => transactionId);
      const absent = aPayment({}, 99).transactionId;
      const found = await on.payments.find([...known, ...known, absent]);
      expect([...found.keys()].sort()).toEqual(known);
    });

    it('of an affiliate are those of all batches, newest first', async () => {
      const ann = affiliateId('ann');
      for (const n of [1, 2, 3]) {
        const createdAt = addSeconds(NOW, n);
        const payment = aPayment({ batchId: batchId(`batch-${n}`), createdAt }, n);
        const id = n === 2 ? affiliateId('bob') : ann;
        const claim = on.claimOn(await on.accrue(id), { ...payment, affiliateId: id });
        const draft = aBatch({ batchId: payment.batchId }, [payment]);
        await on.batches.claim({ before: undefined, after: draft }, [claim], anAudit('batch.claimed'));
        // The first one of ann is cancelled, so that there can be a second; that one has no item of its own.
        if (n === 1) await on.cancelled(draft.batchId);
      }
      const listed = await all((after) => on.payments.listOfAffiliate(ann, { limit: 1, after }));
      expect(ids(listed)).toEqual(['batch-3.003', 'batch-1.001']);
    });
  });
});
