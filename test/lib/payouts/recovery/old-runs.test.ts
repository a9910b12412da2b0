import { beforeEach, describe, expect, it } from 'vitest';
import { batchIdOf } from '../../../../lib/domain/shared/ids.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { parkBatch } from '../../../../lib/payouts/execution/park-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { startNextBatch } from '../../../../lib/payouts/execution/start-run.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  affiliateWith,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  startBatches,
  startChunk,
  type World,
} from '../../../support/world.ts';

describe('a run that began before the table was restored', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  it('does not submit again what it had committed', async () => {
    await affiliateWith(world, 'ann', '60.00', 'timeout-unpaid');
    const { chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    await restoreTo(world, await momentOf(world));
    await confirmPayments(world, world.context, progress);
    await payChunk(world, world.context, chunk);
    expect(await movements(world)).toEqual([]);
  });

  it('commits nothing that it had split', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { chunk, batchId } = await startChunk(world);
    await restoreTo(world, await momentOf(world));
    await payChunk(world, world.context, chunk);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING' });
    expect(await movements(world)).toEqual([]);
  });

  it('is not started, and does not take the slot', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId } = await startChunk(world);
    const batch = await world.batches.find(batchId);
    if (!batch) throw new Error('there is no batch');
    const moment = await momentOf(world);
    await restoreTo(world, {
      ...moment,
      items: moment.items
        .filter(({ PK }) => PK !== 'SLOT')
        .map((item) => (item.SK === 'BATCH' ? { ...item, status: 'QUEUED', GSI2PK: 'BATCHES#QUEUED' } : item)),
    });
    expect(await startNextBatch(world, world.context)).toBeUndefined();
    expect((await acquireSlot(world, world.context, { batchId, run: batch.run })).acquired).toBe(false);
  });

  it('sends nothing after the restore is settled either: the batch goes on in a run that cannot meet it', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches, progress } = await startBatches(world);
    const batchId = batches[0]?.batchId ?? batchIdOf((await onlyPayment(world, progress.batchId)).transactionId);
    await restoreTo(world, await momentOf(world));
    await recover(world);
    await settleRestore(world);
    const { chunks, ...next } = await splitBatch(world, world.context, progress);
    expect(chunks).toEqual([]);
    const assessment = await assessBatch(world, world.context, next);
    expect(assessment.action).toBe('PARK');
    await parkBatch(world, world.context, assessment);
    const { generation = 0 } = await world.settings.load();
    expect(await startNextBatch(world, world.context)).toMatchObject({ batchId });
    await runAll(world);
    expect((await world.batches.find(batchId))?.run).toBe(generation + 1);
    expect((await onlyPayment(world, batchId)).attemptIds).toEqual([`${generation + 1}-0000-0000`]);
    expect(await movements(world)).toHaveLength(1);
  });
});
