import { beforeEach, describe, expect, it } from 'vitest';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import { startRun } from '../../../../lib/payouts/execution/start-run.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  overriding,
  runExecution,
  startBatches,
  type World,
} from '../../../support/world.ts';

describe('acquiring the execution slot', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const acquire = async (ref: Parameters<typeof acquireSlot>[2]) =>
    (await acquireSlot(world, world.context, ref)).acquired;
  async function queuedBatch() {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    const [first] = world.executions.started;
    if (!first) throw new Error('nothing was started');
    return { batches, first };
  }

  it('moves the batch to PROCESSING, and repeated it is still acquired', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { first } = await queuedBatch();
    expect(await acquire(first)).toBe(true);
    expect(await acquire(first)).toBe(true);
    expect(await world.batches.find(first.batchId)).toMatchObject({
      status: 'PROCESSING',
      startedAt: world.clock.now(),
    });
    expect(await world.batches.slot()).toEqual(first);
  });

  it('is not done for a run that a later one has superseded, even in a PROCESSING batch', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { first } = await queuedBatch();
    const queued = await world.batches.find(first.batchId);
    if (!queued) throw new Error('the batch is gone');
    await startRun(world, world.context, queued);
    expect(await acquire(first)).toBe(false);
    expect(await acquire({ ...first, run: 2 })).toBe(true);
    expect(await acquire(first)).toBe(false);
  });

  it('leaves a second batch QUEUED while the first is PROCESSING (M8)', async () => {
    await affiliatesWith(world, 101);
    const { batches } = await startBatches(world);
    const second = batches[1];
    const queued = second && (await world.batches.find(second.batchId));
    if (!queued) throw new Error('there is no second batch');
    // Nobody has started it. It is started here, as a late repetition would.
    await startRun(world, world.context, queued);
    expect(await acquire({ batchId: queued.batchId, run: 1 })).toBe(false);
    expect((await world.batches.find(queued.batchId))?.status).toBe('QUEUED');
  });

  it('by two batches at once is given to one of them only (M8)', async () => {
    await affiliatesWith(world, 101);
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    const refs = await Promise.all(
      batches.map(async ({ batchId }) => {
        const queued = await world.batches.find(batchId);
        if (queued?.run === 0) await startRun(world, world.context, queued);
        return { batchId, run: 1 };
      }),
    );
    const acquired = await Promise.all(refs.map(acquire));
    expect(acquired.filter(Boolean)).toHaveLength(1);
    const processing = (await world.batches.list({ status: 'PROCESSING' }, { limit: 9 })).items;
    expect(processing).toHaveLength(1);
  });

  it('is tried again when the batch has changed since it was read, and given up with an error if it keeps changing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { first } = await queuedBatch();
    let writes = 0;
    const changing = (times: number) => {
      writes = 0;
      const write: World['batches']['move'] = async (move, audit) => {
        writes += 1;
        return writes <= times ? { result: 'changed', after: move.after } : world.batches.move(move, audit);
      };
      return { ...world, batches: overriding(world.batches, { move: write }) };
    };
    await expect(acquireSlot(changing(10), world.context, first)).rejects.toThrow('kept changing');
    expect(writes).toBe(10);
    expect(await acquireSlot(changing(9), world.context, first)).toMatchObject({ acquired: true });
  });

  it('is not done for a batch that is finished, or not there', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { first } = await queuedBatch();
    await runExecution(world, first);
    expect(await acquire(first)).toBe(false);
    expect(await world.batches.slot()).toBeUndefined();
  });
});
