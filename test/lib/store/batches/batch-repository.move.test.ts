import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../lib/domain/batches/batch.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { aBatch, BATCH_ID } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

describe('moving a batch', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  /** A batch that is there in this state, put by way of a draft without payments. */
  async function there(patch: Partial<Batch>): Promise<Batch> {
    const batch = aBatch(patch);
    const result = await on.batches.claim({ before: undefined, after: batch }, [], anAudit('batch.claimed'));
    if (result.kind !== 'claimed') throw new Error(`the claim is ${result.kind}`);
    return result.draft;
  }
  async function expectRefused(before: Batch, patch: Partial<Batch>, slot?: 'acquire' | 'renew' | 'release') {
    const items = await allItems(db);
    const { result } = await on.moved(before, patch, slot);
    expect(await allItems(db)).toEqual(items);
    return expect(result);
  }

  it('writes it with its audit entry (M7)', async () => {
    const { result, after } = await on.moved(await there({ status: 'PENDING' }), { status: 'QUEUED' });
    expect(result).toBe('moved');
    expect(await on.batches.find(BATCH_ID)).toEqual(after);
    expect(await auditActions(db)).toEqual(['batch.claimed', 'batch.processing']);
  });

  it('says `already-done` when it is where it was to go', async () => {
    const pending = await there({ status: 'PENDING' });
    await on.moved(pending, { status: 'QUEUED' });
    (await expectRefused(pending, { status: 'QUEUED' })).toBe('already-done');
  });

  it('says `changed` when it is anywhere else, or in another run', async () => {
    const queued = await there({ status: 'QUEUED' });
    await on.moved(queued, { run: 1 });
    (await expectRefused(queued, { status: 'PROCESSING' })).toBe('changed');
    (await expectRefused(queued, { run: 2 })).toBe('changed');
    const staleState = { ...queued, status: 'PENDING', version: 2 } as const;
    (await expectRefused(staleState, { status: 'CANCELLING' })).toBe('changed');
  });

  it('says `missing` when there is none', async () => {
    (await expectRefused(aBatch({ batchId: batchId('nowhere') }), { status: 'PENDING' })).toBe('missing');
  });

  describe('and the one execution slot', () => {
    const other = batchId('batch-2');

    it('takes it when it is free', async () => {
      const queued = await there({ status: 'QUEUED', run: 1 });
      expect((await on.moved(queued, { status: 'PROCESSING' }, 'acquire')).result).toBe('moved');
      expect(await on.batches.slot()).toEqual({ batchId: BATCH_ID, run: 1 });
    });

    it('is not moved while another batch has it, nor while another run of itself has it (M8)', async () => {
      const holder = await there({ batchId: other, status: 'QUEUED', run: 1 });
      const { after: held } = await on.moved(holder, { status: 'PROCESSING' }, 'acquire');
      const queued = await there({ status: 'QUEUED', run: 1 });
      (await expectRefused(queued, { status: 'PROCESSING' }, 'acquire')).toBe('slot-busy');
      (await expectRefused(held, { run: 2 }, 'acquire')).toBe('slot-busy');
    });

    it('hands it from its earlier run to its next, and from no other', async () => {
      const queued = await there({ status: 'QUEUED', run: 1 });
      const { after: first } = await on.moved(queued, { status: 'PROCESSING' }, 'acquire');
      const { after: second, result } = await on.moved(first, { run: 2 }, 'renew');
      expect(result).toBe('moved');
      expect(await on.batches.slot()).toEqual({ batchId: BATCH_ID, run: 2 });
      const stranger = await there({ batchId: other, status: 'PROCESSING', run: 2 });
      (await expectRefused(stranger, { run: 3 }, 'renew')).toBe('slot-busy');
      (await expectRefused(stranger, { status: 'COMPLETED' }, 'release')).toBe('slot-busy');
      expect((await on.moved(second, { status: 'COMPLETED' }, 'release')).result).toBe('moved');
      expect(await on.batches.slot()).toBeUndefined();
    });

    it('is not renewed out of nothing', async () => {
      const batch = await there({ status: 'PROCESSING', run: 1 });
      (await expectRefused(batch, { run: 2 }, 'renew')).toBe('slot-busy');
    });
  });
});
