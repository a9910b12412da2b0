import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf, batchId } from '../../../../lib/domain/shared/ids.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { finalizeBatch } from '../../../../lib/payouts/execution/finalize-batch.ts';
import { parkBatch } from '../../../../lib/payouts/execution/park-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../lib/payouts/execution/settle-batch.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { cancelPayments } from '../../../../lib/payouts/transactions/cancel-payments.ts';
import { affiliateWith, createWorld, movements, startBatches, startChunk, type World } from '../../../support/world.ts';

describe('a step that comes too late, or for nothing:', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  it('a run that a later one has superseded has nothing left to do', async () => {
    const { progress } = await startBatches(world);
    const assessed = await assessBatch(world, world.context, { ...progress, run: progress.run - 1 });
    expect(assessed).toMatchObject({ action: 'FINALIZE', waitSeconds: 0 });
    expect(await finalizeBatch(world, world.context, assessed)).toMatchObject({ finalized: true });
    expect(await parkBatch(world, world.context, assessed)).toMatchObject({ parked: true });
    expect(await settleBatch(world, world.context, assessed)).toMatchObject({ settled: true });
    expect((await world.batches.find(progress.batchId))?.status).toBe('PROCESSING');
    expect(await world.batches.slot()).toMatchObject({ run: progress.run });
  });

  it('a chunk of which nothing can be sent any more commits no attempt', async () => {
    const { chunk, batchId: id } = await startChunk(world);
    await cancelPayments(world, world.context, id, () => true, { code: 'called_off', message: 'x' });
    await payChunk(world, world.context, chunk);
    expect(await world.payments.findAttempts(id, [attemptIdOf(chunk.run, chunk.round, chunk.chunk)])).toEqual([]);
    expect(await movements(world)).toEqual([]);
  });

  it('a batch is parked only as it was judged, and only while something stands in its way', async () => {
    const { progress } = await startBatches(world);
    const free = await assessBatch(world, world.context, progress);
    expect(await parkBatch(world, world.context, free)).toMatchObject({ parked: false });
    await changeSettings(world, world.context, { paused: true });
    const judged = await assessBatch(world, world.context, progress);
    const earlier = { ...judged, judgedVersion: judged.judgedVersion - 1 };
    expect(await parkBatch(world, world.context, earlier)).toMatchObject({ parked: false });
    expect(await parkBatch(world, world.context, judged)).toMatchObject({ parked: true });
  });

  it('a batch that is not there is named', async () => {
    const { chunk, progress } = await startChunk(world);
    const gone = batchId('gone');
    const judged = { ...progress, batchId: gone, judgedVersion: 1 };
    await expect(assessBatch(world, world.context, judged)).rejects.toThrow('batch gone does not exist');
    await expect(finalizeBatch(world, world.context, judged)).rejects.toThrow('batch gone does not exist');
    await expect(parkBatch(world, world.context, judged)).rejects.toThrow('batch gone does not exist');
    await expect(settleBatch(world, world.context, judged)).rejects.toThrow('batch gone does not exist');
    await expect(payChunk(world, world.context, { ...chunk, batchId: gone })).rejects.toThrow(
      'batch gone does not exist',
    );
  });
});
