import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { finalizeBatch } from '../../../../lib/payouts/execution/finalize-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../lib/payouts/execution/settle-batch.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { auditEntries } from '../../../support/items.ts';
import {
  affiliateWith,
  createWorld,
  onlyPayment,
  startBatches,
  startChunk,
  type World,
} from '../../../support/world.ts';

describe('finishing a batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const batchNow = (batchId: Parameters<World['batches']['find']>[0]) => world.batches.find(batchId);

  it('writes the verdict, gives the slot back and says so in the audit log, once (M7)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    const judged = await assessBatch(world, world.context, progress);
    expect(judged.action).toBe('FINALIZE');
    expect((await finalizeBatch(world, world.context, judged)).finalized).toBe(true);
    expect((await finalizeBatch(world, world.context, judged)).finalized).toBe(true);
    expect(await batchNow(batchId)).toMatchObject({ status: 'COMPLETED', finishedAt: world.clock.now() });
    expect(await world.batches.slot()).toBeUndefined();
    const verdicts = (await auditEntries(world)).filter(({ action }) => action === 'batch.completed');
    expect(verdicts).toMatchObject([{ details: { counts: { COMPLETED: 1n } } }]);
  });

  it('is refused when a payment moved after the batch was judged, and then judges what is there', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00', 'refuse');
    const { progress } = await startBatches(world);
    const { chunks, ...next } = await splitBatch(world, world.context, progress);
    for (const chunk of chunks) await payChunk(world, world.context, chunk);
    const judged = await assessBatch(world, world.context, next);
    const [payment] = await world.payments.ofBatch(progress.batchId);
    if (!payment) throw new Error('there is no payment');
    const outcome = { kind: 'completed', providerReference: 'late' } as const;
    await recordOutcomes(world, world.context, attemptIdOf(1, 0, 0), [
      { transactionId: payment.transactionId, outcome },
    ]);
    expect((await finalizeBatch(world, world.context, judged)).finalized).toBe(false);
    expect((await batchNow(progress.batchId))?.status).toBe('PROCESSING');
    const again = await assessBatch(world, world.context, next);
    expect((await finalizeBatch(world, world.context, again)).finalized).toBe(true);
    expect(await batchNow(progress.batchId)).toMatchObject({
      status: 'FAILED',
      errorMessage: '1 of 2 payments were not paid (1 failed, 0 cancelled); more than 10 % fails a batch',
    });
  });

  it('of a superseded run does nothing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    const judged = await assessBatch(world, world.context, progress);
    expect((await finalizeBatch(world, world.context, { ...judged, run: 0 })).finalized).toBe(true);
    expect((await batchNow(batchId))?.status).toBe('PROCESSING');
  });

  it('is never judged while a payment is open (M9)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, progress } = await startChunk(world);
    const judged = { ...progress, judgedVersion: (await batchNow(batchId))?.version ?? 0 };
    await expect(finalizeBatch(world, world.context, judged)).rejects.toThrow(RangeError);
    expect((await batchNow(batchId))?.status).toBe('PROCESSING');
  });

  describe('that has outcomes still open', () => {
    it('lets it settle and gives the slot back', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const { batchId, progress } = await startChunk(world);
      const judgedVersion = (await batchNow(batchId))?.version ?? 0;
      expect((await settleBatch(world, world.context, { ...progress, judgedVersion })).settled).toBe(true);
      expect((await batchNow(batchId))?.status).toBe('SETTLING');
      expect(await world.batches.slot()).toBeUndefined();
      expect((await settleBatch(world, world.context, { ...progress, judgedVersion })).settled).toBe(true);
    });

    it('does not let it settle when a payment moved in between', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const { batchId, chunk, progress } = await startChunk(world);
      const judgedVersion = (await batchNow(batchId))?.version ?? 0;
      await payChunk(world, world.context, chunk);
      expect((await settleBatch(world, world.context, { ...progress, judgedVersion })).settled).toBe(false);
      expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
    });
  });
});
