import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { lookAgain } from '../../../../lib/payouts/recovery/look-again.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { cancelTransaction } from '../../../../lib/payouts/transactions/cancel-transaction.ts';
import { retryTransaction } from '../../../../lib/payouts/transactions/retry-transaction.ts';
import { batchOf, payBatch, timesPaid } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import { createWorld, onlyPayment, overriding, runAll, type World, withProvider } from '../../../support/world.ts';

/** An index that lags shows for a while what was true before. No pass of the recovery can wait until it is sure. */
describe('what no pass of the recovery has seen, because an index lagged', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** As an index shows things that did not exist at its moment. */
  const lagging = (): World => ({
    ...world,
    batches: overriding(world.batches, { list: async () => ({ items: [] }) }),
    payments: overriding(world.payments, { listAttention: async () => ({ items: [] }) }),
  });

  /** A restore is settled by people who could not know better. */
  async function settledBlindly(): Promise<void> {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    await recover(lagging());
    await settleRestore(world);
    expect((await world.settings.load()).restored).toBeUndefined();
  }

  const sweeps = async (times: number) => {
    for (let n = 0; n < times; n += 1) {
      expect((await sweep(world, world.context)).failed).toEqual([]);
      world.clock.advance(300);
    }
  };

  it('a batch waits, is asked about once the index shows it, and is then paid once', async () => {
    const id = await batchOf(world, 'ann');
    await settledBlindly();
    await payBatch(world, id);
    expect(await world.batches.find(id)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'restored' } });
    await sweeps(2);
    await runAll(world);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    expect(await timesPaid(world, 'ann')).toBe(1);
  });

  it('a batch that the last pass did not see either is found by the sweep, which lets the passes begin again', async () => {
    const id = await batchOf(world, 'ann');
    await settledBlindly();
    await sweep(lagging(), world.context);
    expect((await world.recovery.load())?.last?.isClean, 'nobody looks any more').toBe(true);
    const { done } = await sweep(world, world.context);
    expect(done).toContain(`${id} is from before the restore, and the provider will be asked about it`);
    expect((await world.batches.find(id))?.generation).toBeUndefined();
    await sweeps(2);
    expect((await world.batches.find(id))?.generation).toBe((await world.settings.load()).generation);
    await executeBatch(world, world.context, id);
    await runAll(world);
    expect(await timesPaid(world, 'ann')).toBe(1);
  });

  it('a payment that had failed is neither cancelled nor retried before the provider was asked about it', async () => {
    const id = await batchOf(world, 'ann', 'refuse');
    await payBatch(world, id);
    const { transactionId, status } = await onlyPayment(world, id);
    expect(status).toBe('FAILED');
    await settledBlindly();
    const left = 'the sweep has not asked the provider about this batch yet';
    const refused = { refused: { code: 'restore_not_settled', left } };
    await expect(retryTransaction(world, world.context, transactionId)).rejects.toMatchObject(refused);
    await expect(cancelTransaction(world, world.context, transactionId)).rejects.toMatchObject(refused);
    await sweeps(2);
    expect((await cancelTransaction(world, world.context, transactionId)).status).toBe('CANCELLED');
  });

  it('lets no pass begin again for a batch that will be asked about, or was', async () => {
    const id = await batchOf(world, 'ann');
    await settledBlindly();
    const looked = async () => {
      const [batch, before] = [await world.batches.find(id), await world.recovery.load()];
      const done = batch && (await lookAgain(world, batch));
      expect(await world.recovery.load()).toEqual(before);
      return { generation: batch?.generation, done };
    };
    expect(await looked(), 'the passes after the settlement have not begun').toEqual({});
    await sweeps(2);
    expect(await looked()).toEqual({ generation: (await world.settings.load()).generation });
  });

  it('and afterwards nobody looks again', async () => {
    const id = await batchOf(world, 'ann');
    await settledBlindly();
    await sweeps(2);
    const asked = await world.batches.find(id);
    const before = await world.recovery.load();
    await sweeps(2);
    expect(await world.recovery.load()).toEqual(before);
    expect(await world.batches.find(id)).toEqual(asked);
  });

  it('a batch is asked about twice where one empty answer says nothing, even if others were asked about before', async () => {
    world = withProvider(world, ({ death }) => ({ death: { ...death, emptyLookUps: 2, apartSeconds: 60 } }));
    const [early, late] = [await batchOf(world, 'ann'), await batchOf(world, 'bob')];
    await settledBlindly();
    const generationOf = async (id: BatchId) => (await world.batches.find(id))?.generation;
    const list: World['batches']['list'] = async (...asked) => {
      const page = await world.batches.list(...asked);
      return { ...page, items: page.items.filter(({ batchId }) => batchId !== late) };
    };
    await sweep({ ...world, batches: overriding(world.batches, { list }) }, world.context);
    world.clock.advance(300);
    await sweeps(1);
    expect(await generationOf(early)).toBeDefined();
    expect(await generationOf(late), 'it was asked about once').toBeUndefined();
    await sweeps(1);
    expect(await generationOf(late)).toBeDefined();
  });

  it('a payment that was given up before the restore is retried, and cancelled again without an effect', async () => {
    const id = await batchOf(world, 'ann', 'flaky-4');
    await payBatch(world, id);
    const { transactionId, status } = await onlyPayment(world, id);
    expect(status).toBe('CANCELLED');
    await settledBlindly();
    await sweeps(2);
    expect((await cancelTransaction(world, world.context, transactionId)).status).toBe('CANCELLED');
    expect((await cancelBatch(world, world.context, id)).batchId).toBe(id);
    const { batch } = await retryTransaction(world, world.context, transactionId);
    expect(batch.batchId).not.toBe(id);
  });
});
