import { beforeEach, describe, expect, it } from 'vitest';
import type { FinalRecord } from '../../../../lib/domain/audit/audit-final.ts';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { moveBatch } from '../../../../lib/payouts/batches/move-batch.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { finalizeBatch } from '../../../../lib/payouts/execution/finalize-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../lib/payouts/execution/settle-batch.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('the finals of batches', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const finals = async (): Promise<FinalRecord[]> =>
    (await allItems(world)).filter(({ PK }) => PK === 'AUDITFINALS') as unknown as FinalRecord[];
  const finalEntries = async () => (await auditEntries(world)).filter(({ final }) => final !== undefined);

  /** A batch of one that is ready to be cancelled. */
  async function pending(id: string): Promise<BatchId> {
    await affiliateWith(world, id, '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('there is no batch');
    return batch.batchId;
  }

  /** A batch of one that is paid and assessed: what is left is its verdict. */
  async function judged(id: string) {
    await affiliateWith(world, id, '60.00');
    const { chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    return assessBatch(world, world.context, progress);
  }

  /** A batch of one whose payment turns out paid while it settles: the sweep is to judge it. */
  async function settling(id: string): Promise<BatchId> {
    const lost = withProvider(world, (bank) => ({
      submit: async (...args) => {
        await bank.submit(...args);
        throw new Error('the answer is lost');
      },
    }));
    await affiliateWith(world, id, '60.00');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(lost, world.context, chunk);
    const judgedVersion = (await world.batches.find(batchId))?.version ?? 0;
    await settleBatch(world, world.context, { ...progress, judgedVersion });
    world.executions.end(batchId, 1);
    return batchId;
  }

  async function expectChain(length: number) {
    const records = await finals();
    expect(records.map(({ seq }) => Number(seq))).toEqual(Array.from({ length }, (_, n) => n + 1));
    const entries = await finalEntries();
    expect(entries).toHaveLength(length);
    for (const [n, record] of records.entries()) {
      const entry = entries.find(({ auditId }) => auditId === record.auditId);
      expect(entry).toMatchObject({
        subject: { batchId: record.batchId },
        final: { seq: record.seq, hash: record.hash, previous: records[n - 1]?.hash ?? 'none' },
      });
    }
  }

  it('commit to where the batch and each of its payments stands, and to the final before', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00');
    const [batch] = (await createAll(world)).batches;
    const batchId = batch?.batchId as BatchId;
    await executeBatch(world, world.context, batchId);
    await runAll(world);
    await cancelBatch(world, world.context, await pending('cat'));
    await expectChain(2);
    const payments = await world.payments.ofBatch(batchId);
    const [first] = await finalEntries();
    expect(first).toMatchObject({
      action: 'batch.completed',
      final: {
        previous: 'none',
        batch: { hash: (await world.batches.find(batchId))?.audit?.hash },
        payments: payments.map(({ transactionId, audit }) => ({ transactionId, hash: audit?.hash })),
      },
    });
  });

  it('finalize against finalize of the same batch: one final, and both find it done', async () => {
    const assessed = await judged('ann');
    const batches = justBefore(world.batches, 'finish', () => finalizeBatch(world, world.context, assessed));
    expect((await finalizeBatch({ ...world, batches }, world.context, assessed)).finalized).toBe(true);
    await expectChain(1);
  });

  it('finalize against the cancellation of another batch: the one that comes second commits to the other', async () => {
    const other = await pending('bob');
    const assessed = await judged('ann');
    const batches = justBefore(world.batches, 'finish', () => cancelBatch(world, world.context, other));
    expect((await finalizeBatch({ ...world, batches }, world.context, assessed)).finalized).toBe(true);
    await expectChain(2);
  });

  it('a verdict of the sweep against the cancellation of another batch: both are in the chain', async () => {
    const other = await pending('ann');
    const settled = await settling('bob');
    const batches = justBefore(world.batches, 'finish', () => cancelBatch(world, world.context, other));
    await sweep({ ...world, batches }, world.context);
    expect((await world.batches.find(settled))?.status).toBe('COMPLETED');
    await expectChain(2);
  });

  it('many batches cancelled at once: each number is given once and none is left out', async () => {
    const ids: BatchId[] = [];
    for (const id of ['ann', 'bob', 'cat', 'dan']) ids.push(await pending(id));
    await Promise.all(ids.map((id) => cancelBatch(world, world.context, id)));
    await expectChain(4);
  });

  it('a crash before the write leaves nothing, and the step done again finishes the batch', async () => {
    const assessed = await judged('ann');
    const before = await allItems(world);
    const batches = dyingAt(world.batches, 'finish', 1);
    await expect(finalizeBatch({ ...world, batches }, world.context, assessed)).rejects.toThrow('died');
    expect(await allItems(world)).toEqual(before);
    expect((await finalizeBatch(world, world.context, assessed)).finalized).toBe(true);
    await expectChain(1);
  });

  it('are the only way to a final state', async () => {
    const batch = await world.batches.find(await pending('ann'));
    if (!batch) throw new Error('there is no batch');
    const cancelling = { ...batch, status: 'CANCELLING' } as const;
    const cancel = () =>
      moveBatch(world.batches, world.context, cancelling, { status: 'CANCELLED' }, { action: 'batch.cancelled' });
    await expect(cancel()).rejects.toThrow('without its final entry');
  });
});
