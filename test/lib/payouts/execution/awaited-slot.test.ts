import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { finalizeBatch } from '../../../../lib/payouts/execution/finalize-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../lib/payouts/execution/settle-batch.ts';
import { startNextBatch } from '../../../../lib/payouts/execution/start-run.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { makeBatch } from '../../../support/paid-batches.ts';
import {
  affiliateWith,
  createWorld,
  movements,
  onlyPayment,
  pausePayouts,
  startChunk,
  type World,
} from '../../../support/world.ts';

describe('a batch of which everything is sent, and not all is known', () => {
  let world: World;
  let sent: Awaited<ReturnType<typeof startChunk>>;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00', 'slow-30');
    sent = await startChunk(world);
    await payChunk(world, world.context, sent.chunk);
  });

  const queueAnother = async () => {
    await affiliateWith(world, 'bob', '60.00');
    const other = await makeBatch(world);
    await executeBatch(world, world.context, other);
    return other;
  };
  const assess = () => assessBatch(world, world.context, sent.progress);

  it('keeps the slot and asks while nobody waits for it', async () => {
    expect(await assess()).toMatchObject({ action: 'CONFIRM', waitSeconds: 1, confirmTries: 1 });
  });

  describe('when another batch waits for the slot,', () => {
    let other: Awaited<ReturnType<typeof queueAnother>>;
    beforeEach(async () => {
      other = await queueAnother();
    });
    const status = async (id = sent.batchId) => (await world.batches.find(id))?.status;
    const letGo = async (progress = sent.progress) => {
      const assessed = await assessBatch(world, world.context, progress);
      expect(assessed).toMatchObject({ action: 'SETTLE', waitSeconds: 1, confirmTries: 1 });
      return settleBatch(world, world.context, assessed);
    };

    it('gives it away at once, and goes on asking without it (M8)', async () => {
      const settled = await letGo();
      expect(settled).toMatchObject({ settled: true, waitSeconds: 1 });
      expect(await status()).toBe('SETTLING');
      expect(await startNextBatch(world, world.context)).toMatchObject({ batchId: other });
      const asked = await confirmPayments(world, world.context, settled);
      expect(await assessBatch(world, world.context, asked)).toMatchObject({ action: 'CONFIRM', waitSeconds: 2 });
    });

    it('is asked about after longer and longer waits, each of them counted', async () => {
      const settled = await letGo();
      const asked = await assessBatch(world, world.context, { ...settled, confirmTries: 2 });
      expect(asked).toMatchObject({ action: 'CONFIRM', confirmTries: 3 });
    });

    it('gives it up once, although the step is repeated', async () => {
      const assessed = await assess();
      const settled = await settleBatch(world, world.context, assessed);
      expect(await settleBatch(world, world.context, assessed)).toEqual(settled);
      expect(await status()).toBe('SETTLING');
    });

    it('is judged by its own run, and takes nothing from the batch that has the slot meanwhile (M9)', async () => {
      const settled = await letGo();
      const started = await startNextBatch(world, world.context);
      await acquireSlot(world, world.context, {
        batchId: other,
        run: started?.run === undefined ? 1 : started.run + 1,
      });
      world.clock.advance(60);
      const asked = await confirmPayments(world, world.context, settled);
      const judged = await assessBatch(world, world.context, asked);
      expect(judged.action).toBe('FINALIZE');
      expect(await finalizeBatch(world, world.context, judged)).toMatchObject({ finalized: true });
      expect(await status()).toBe('COMPLETED');
      expect(await world.batches.slot()).toMatchObject({ batchId: other });
    });

    it('sends nothing without it, also what is lost on its way', async () => {
      const settled = await letGo();
      const before = await movements(world);
      await confirmPayments(world, world.context, settled);
      expect(await movements(world)).toEqual(before);
    });

    it('is left to the sweep when it has been asked about for as long as usual', async () => {
      const settled = await letGo();
      const assessed = await assessBatch(world, world.context, { ...settled, confirmTries: 7 });
      expect(assessed).toMatchObject({ action: 'SETTLE', waitSeconds: 0 });
      const left = await settleBatch(world, world.context, assessed);
      expect(left.settled).toBe(true);
      expect(left).not.toHaveProperty('waitSeconds');
      expect(await status()).toBe('SETTLING');
    });

    it('is queued for it again when something must be sent again, once', async () => {
      const settled = await letGo();
      const { transactionId } = await onlyPayment(world, sent.batchId);
      const outcome = { kind: 'failed', code: 'busy', message: 'busy' } as const;
      await recordOutcomes(world, world.context, attemptIdOf(1, 0, 0), [{ transactionId, outcome }]);
      const assessed = await assessBatch(world, world.context, settled);
      expect(assessed).toMatchObject({ action: 'SETTLE', waitSeconds: 0 });
      expect(await settleBatch(world, world.context, assessed)).toMatchObject({ settled: true });
      const again = await settleBatch(world, world.context, assessed);
      expect(again.settled).toBe(true);
      expect(again).not.toHaveProperty('waitSeconds');
      expect(await status()).toBe('QUEUED');
    });

    it('has nothing more to do once a later run has it', async () => {
      const settled = await letGo();
      const assessed = await assessBatch(world, world.context, { ...settled, run: settled.run - 1 });
      expect(assessed).toMatchObject({ action: 'FINALIZE' });
      expect(await finalizeBatch(world, world.context, assessed)).toMatchObject({ finalized: true });
      expect(await status()).toBe('SETTLING');
    });
  });

  it('keeps it while payouts are paused, because nobody else would be started', async () => {
    await queueAnother();
    await pausePayouts(world, true);
    expect(await assess()).toMatchObject({ action: 'CONFIRM' });
  });
});
