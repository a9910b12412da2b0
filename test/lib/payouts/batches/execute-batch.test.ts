import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, type BatchId, batchId } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { getBatch } from '../../../../lib/payouts/batches/get-batch.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import type { ExecutionStarter } from '../../../../lib/payouts/execution/execution-starter.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { anAudit } from '../../../support/audit.ts';
import { aBatch } from '../../../support/domain.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  movements,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

describe('executing a batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  async function execute() {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    return Promise.all(batches.map(({ batchId }) => getBatch(world, batchId)));
  }

  async function balanceOf(id: string) {
    const balance = (await world.ledger.find([affiliateId(id)], USD)).get(affiliateId(id));
    if (!balance) throw new Error(`no balance of ${id}`);
    return balance;
  }

  it('pays an affiliate, settles the commissions and completes', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const [executed] = await execute();
    expect(executed?.batch).toMatchObject({ status: 'COMPLETED', counts: { COMPLETED: 1, PENDING: 0, PROCESSING: 0 } });
    expect(await balanceOf('ann')).toMatchObject({ settledSeq: 1, settledMinor: 6000n, paidMinor: 6000n });
    expect((await balanceOf('ann')).open).toBeUndefined();
  });

  it('keeps the claim of a payment that was refused for good', async () => {
    await affiliateWith(world, 'bob', '60.00', 'refuse');
    const [executed] = await execute();
    expect(executed?.batch.status).toBe('FAILED');
    expect(executed?.payments[0]).toMatchObject({ status: 'FAILED', failure: { code: 'payee_refused' } });
    expect((await balanceOf('bob')).open).toMatchObject({ amountMinor: 6000n });
  });

  it('pays by the third retry what fails three times', async () => {
    await affiliateWith(world, 'cat', '60.00', 'flaky-3');
    const [executed] = await execute();
    expect(executed?.payments[0]).toMatchObject({ status: 'COMPLETED', retries: 3 });
    expect((await balanceOf('cat')).paidMinor).toBe(6000n);
  });

  it('cancels what fails more than three times, and its commissions are payable again', async () => {
    await affiliateWith(world, 'dan', '60.00', 'flaky-9');
    const [executed] = await execute();
    expect(executed?.payments[0]).toMatchObject({ status: 'CANCELLED', retries: 3 });
    expect(executed?.payments[0]?.failure?.message).toMatch(/^Max retry attempts \(3\) exceeded/);
    const balance = await balanceOf('dan');
    expect(balance.open).toBeUndefined();
    expect(balance.paidMinor).toBe(0n);
  });

  it.each([
    ['timeout-paid', { status: 'COMPLETED', retries: 0 }, 1, 1],
    ['timeout-unpaid', { status: 'COMPLETED', retries: 0 }, 1, 1],
    ['slow-20', { status: 'COMPLETED', retries: 0 }, 1, 1],
    ['blackhole', { status: 'CANCELLED', retries: 3 }, 4, 0],
  ])('brings %s to its end, with no attempt more than that needs', async (behaviour, end, attempts, moved) => {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    const [executed] = await execute();
    expect(executed?.payments[0]).toMatchObject(end);
    expect(executed?.payments[0]?.attemptIds).toHaveLength(attempts);
    expect(await movements(world)).toHaveLength(moved);
  });

  it('lets go of the slot while a payment settles for long, and the sweep finishes the batch', async () => {
    await affiliateWith(world, 'ann', '60.00', 'slow-300');
    const [executed] = await execute();
    expect(executed?.batch.status).toBe('SETTLING');
    expect(await world.batches.slot()).toBeUndefined();
    world.clock.advance(300);
    await sweep(world, world.context);
    const { batch, payments } = await getBatch(world, executed?.batch.batchId ?? batchId('none'));
    expect([batch.status, payments[0]?.status]).toEqual(['COMPLETED', 'COMPLETED']);
  });

  it('executes queued batches one after the other', async () => {
    for (let n = 0; n < 101; n += 1) await affiliateWith(world, `aff-${n}`, '50.00');
    const executed = await execute();
    expect(executed.map(({ batch }) => [batch.paymentCount, batch.status])).toEqual([
      [100, 'COMPLETED'],
      [1, 'COMPLETED'],
    ]);
    expect(await world.batches.slot()).toBeUndefined();
  });

  describe('asked for more than once', () => {
    async function pendingBatch() {
      await affiliateWith(world, 'ann', '60.00');
      const { batches } = await createAll(world);
      const [batch] = batches;
      if (!batch) throw new Error('no batch was made');
      return batch;
    }
    const ask = (batchId: BatchId) => executeBatch(world, world.context, batchId);

    it('starts one run, and repeated at every stage changes nothing', async () => {
      const { batchId } = await pendingBatch();
      expect((await ask(batchId)).status).toBe('QUEUED');
      expect((await ask(batchId)).status).toBe('QUEUED');
      expect(world.executions.started).toEqual([{ batchId, run: 1 }]);
      await runAll(world);
      const finished = await allItems(world);
      expect((await ask(batchId)).status).toBe('COMPLETED');
      expect(await allItems(world)).toEqual(finished);
      expect(world.executions.started).toHaveLength(1);
    });

    it('by two at once pays once, in the one run that the batch is in', async () => {
      const { batchId } = await pendingBatch();
      await Promise.all([ask(batchId), ask(batchId), ask(batchId)]);
      const run = (await world.batches.find(batchId))?.run;
      const acquired = [];
      for (const started of world.executions.started) {
        if ((await acquireSlot(world, world.context, started)).acquired) acquired.push(started.run);
      }
      expect(acquired).toEqual([run]);
      await runAll(world);
      expect(await movements(world)).toHaveLength(1);
      expect((await world.batches.find(batchId))?.status).toBe('COMPLETED');
    });

    it('starts again what was queued but whose start was lost', async () => {
      const { batchId } = await pendingBatch();
      const executions: ExecutionStarter = {
        start: () => Promise.reject(new Error('lost')),
        state: async () => 'never-started',
      };
      const lost = { ...world, executions };
      await expect(executeBatch(lost, world.context, batchId)).rejects.toThrow('lost');
      await ask(batchId);
      expect(world.executions.started).toEqual([{ batchId, run: 1 }]);
    });

    it('execute against execute: between the raising of the run and its start a second one starts the same run', async () => {
      const { batchId } = await pendingBatch();
      const executions = justBefore(world.executions, 'start', () => ask(batchId));
      await executeBatch({ ...world, executions }, world.context, batchId);
      expect(world.executions.started).toEqual([{ batchId, run: 1 }]);
    });
  });

  it.each(['DRAFT', 'nowhere'])('is not found when it is %s', async (which) => {
    const draft = aBatch({ batchId: batchId(`batch-${which}`) });
    if (which === 'DRAFT') await world.batches.claim({ before: undefined, after: draft }, [], anAudit());
    const asked = executeBatch(world, world.context, draft.batchId);
    await expect(asked).rejects.toMatchObject({ refused: { code: 'batch_not_found' } });
  });

  it.each(['CANCELLING', 'CANCELLED'] as const)('is refused once it is %s', async (status) => {
    const batch = aBatch({ status, batchNumber: 'BATCH-2026-000001' });
    await world.batches.claim({ before: undefined, after: batch }, [], anAudit());
    const asked = executeBatch(world, world.context, batch.batchId);
    await expect(asked).rejects.toMatchObject({ refused: { code: 'batch_not_executable', status } });
  });

  it('judges 10 failures in 100 a success and 11 a failure (M9)', async () => {
    for (const refused of [10, 11]) {
      const on = await createWorld();
      await affiliatesWith(on, 100 - refused);
      for (let n = 0; n < refused; n += 1) await affiliateWith(on, `refused-${n}`, '60.00', 'refuse');
      const { batches } = await createAll(on);
      for (const { batchId: id } of batches) await executeBatch(on, on.context, id);
      await runAll(on);
      const verdicts = await Promise.all(batches.map(async ({ batchId: id }) => (await getBatch(on, id)).batch.status));
      expect(verdicts).toEqual([refused === 10 ? 'COMPLETED' : 'FAILED']);
    }
  });
});
