import { beforeEach, describe, expect, it } from 'vitest';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { getBatch } from '../../../../lib/payouts/batches/get-batch.ts';
import { listBatches } from '../../../../lib/payouts/batches/list-batches.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { MAX_STEPS } from '../../../../lib/payouts/transactions/payment-repository.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import {
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  runAll,
  type World,
} from '../../../support/world.ts';

describe('cancelling a batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  async function onlyBatch() {
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    return batch.batchId;
  }

  it('releases every payment of a PENDING batch, and what they covered is payable again', async () => {
    await affiliatesWith(world, 30);
    const id = await onlyBatch();
    const cancelled = await cancelBatch(world, world.context, id);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', counts: { CANCELLED: 30, PENDING: 0 } });
    expect((await balanceOf(world, 'aff-001')).open).toBeUndefined();
    const [again] = (await createAll(world)).batches;
    expect(again).toMatchObject({ paymentCount: 30, totalMinor: 180_000n });
  });

  it('does the same with a QUEUED batch, whose execution then finds nothing to do', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    await executeBatch(world, world.context, id);
    expect((await cancelBatch(world, world.context, id)).status).toBe('CANCELLED');
    await runAll(world);
    expect((await getBatch(world, id)).batch.status).toBe('CANCELLED');
    expect(await movements(world)).toEqual([]);
  });

  it('asked again changes nothing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    const first = await cancelBatch(world, world.context, id);
    expect(await cancelBatch(world, world.context, id)).toEqual(first);
  });

  it('of a FAILED batch cancels the FAILED payments and keeps the record', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'bob', '60.00', 'refuse');
    const id = await onlyBatch();
    await executeBatch(world, world.context, id);
    await runAll(world);
    const cancelled = await cancelBatch(world, world.context, id);
    expect(cancelled).toMatchObject({ status: 'FAILED', counts: { COMPLETED: 1, FAILED: 0, CANCELLED: 1 } });
    expect((await balanceOf(world, 'bob')).open).toBeUndefined();
    expect((await balanceOf(world, 'ann')).paidMinor).toBe(6000n);
  });

  it('is refused for a batch that was paid', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    await executeBatch(world, world.context, id);
    await runAll(world);
    await expect(cancelBatch(world, world.context, id)).rejects.toMatchObject({
      refused: { code: 'batch_not_cancellable', status: 'COMPLETED' },
    });
  });

  it('goes on by the sweep after a crash in the middle', async () => {
    await affiliatesWith(world, 60);
    const id = await onlyBatch();
    const dying = { ...world, payments: dyingAt(world.payments, 'commitSteps', 2) };
    await expect(cancelBatch(dying, world.context, id)).rejects.toThrow('the process died');
    expect((await getBatch(world, id)).batch).toMatchObject({ status: 'CANCELLING', counts: { CANCELLED: MAX_STEPS } });
    await sweep(world, world.context);
    expect((await getBatch(world, id)).batch).toMatchObject({ status: 'CANCELLED', counts: { CANCELLED: 60 } });
  });

  it('execute against cancel: whichever write comes first decides, and the other has no effect', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    const batches = justBefore(world.batches, 'move', () => executeBatch(world, world.context, id));
    expect((await cancelBatch({ ...world, batches }, world.context, id)).status).toBe('CANCELLED');
    await runAll(world);
    expect(await movements(world)).toEqual([]);
  });

  it('cancel against execute: a batch cancelled in between is not queued', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    const batches = justBefore(world.batches, 'move', () => cancelBatch(world, world.context, id));
    await expect(executeBatch({ ...world, batches }, world.context, id)).rejects.toMatchObject({
      refused: { code: 'batch_not_executable', status: 'CANCELLED' },
    });
    expect(world.executions.started).toEqual([]);
  });

  it('cancel against the execution that takes the slot: the batch is sent, and not cancelled', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const id = await onlyBatch();
    await executeBatch(world, world.context, id);
    const batches = justBefore(world.batches, 'move', () => runAll(world));
    await expect(cancelBatch({ ...world, batches }, world.context, id)).rejects.toMatchObject({
      refused: { code: 'batch_not_cancellable' },
    });
    expect(await movements(world)).toHaveLength(1);
  });

  it('a draft whose making died is released by the sweep after ten minutes, and never listed', async () => {
    await affiliatesWith(world, 60);
    const dying = { ...world, batches: dyingAt(world.batches, 'move', 1) };
    await expect(createAll(dying)).rejects.toThrow('the process died');
    expect((await balanceOf(world, 'aff-001')).open).toBeDefined();
    await sweep(world, world.context);
    expect((await balanceOf(world, 'aff-001')).open, 'its maker may still be at work').toBeDefined();
    world.clock.advance(601);
    await sweep(world, world.context);
    expect((await balanceOf(world, 'aff-001')).open).toBeUndefined();
    expect((await listBatches(world, {}, { limit: 10 })).items).toEqual([]);
    expect((await listBatches(world, { status: 'CANCELLED' }, { limit: 10 })).items).toEqual([]);
    expect((await createAll(world)).batches[0]?.paymentCount).toBe(60);
  });
});
