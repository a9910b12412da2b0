import { beforeEach, describe, expect, it } from 'vitest';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  pausePayouts,
  runAll,
  runExecution,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('pause', () => {
  let world: World;
  const pause = () => pausePayouts(world, true);
  const resume = () => pausePayouts(world, false);
  const DAY = 86_400;

  beforeEach(async () => {
    world = await createWorld();
  });

  async function pendingBatch(behaviour = 'ok') {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    return batch.batchId;
  }

  const batchOf = async (id: Awaited<ReturnType<typeof pendingBatch>>) => {
    const batch = await world.batches.find(id);
    if (!batch) throw new Error(`there is no ${id}`);
    return batch;
  };

  it('lets a batch be executed: it is QUEUED, nothing is started, and the resume starts it', async () => {
    const batchId = await pendingBatch();
    await pause();
    expect((await executeBatch(world, world.context, batchId)).status).toBe('QUEUED');
    expect((await executeBatch(world, world.context, batchId)).status).toBe('QUEUED');
    await sweep(world, world.context);
    expect(world.executions.started).toEqual([]);
    await resume();
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('against execute, between the look at the pause and the start: the run takes no slot and sends nothing', async () => {
    const batchId = await pendingBatch();
    const executions = justBefore(world.executions, 'start', pause);
    await executeBatch({ ...world, executions }, world.context, batchId);
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('QUEUED');
    expect(await world.batches.slot()).toBeUndefined();
    await resume();
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('against the taking of the slot: the batch that has it sends nothing and gives it back', async () => {
    const batchId = await pendingBatch();
    await executeBatch(world, world.context, batchId);
    const batches = justBefore(world.batches, 'move', pause);
    expect((await acquireSlot({ ...world, batches }, world.context, { batchId, run: 1 })).acquired).toBe(true);
    await runAll(world);
    expect(await batchOf(batchId)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'paused' } });
    expect(await world.batches.slot()).toBeUndefined();
    expect(await movements(world)).toEqual([]);
  });

  it('against the commit of an attempt: nothing is committed or sent, and the batch waits without the slot', async () => {
    const batchId = await pendingBatch();
    await executeBatch(world, world.context, batchId);
    const payments = justBefore(world.payments, 'commitAttempt', pause);
    await runAll({ ...world, payments });
    expect(await batchOf(batchId)).toMatchObject({ status: 'QUEUED', waiting: { reason: 'paused' } });
    expect(await world.batches.slot()).toBeUndefined();
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING', attemptIds: [], retries: 0 });
    expect((await auditActions(world)).at(-1)).toBe('batch.parked');
    await resume();
    await runAll(world);
    const completed = await batchOf(batchId);
    expect(completed.status).toBe('COMPLETED');
    expect(completed.waiting).toBeUndefined();
    expect(await movements(world)).toHaveLength(1);
  });

  it('between commit and submit: what was committed is sent, once; nothing else is', async () => {
    await affiliatesWith(world, 60);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    let submissions = 0;
    const pausing = withProvider(world, (mock) => ({
      submit: async (...sent) => {
        submissions += 1;
        if (submissions === 1) await pause();
        return mock.submit(...sent);
      },
    }));
    await runAll(pausing);
    expect(submissions).toBe(1);
    expect(await batchOf(batch.batchId)).toMatchObject({
      status: 'QUEUED',
      counts: { COMPLETED: 50, PENDING: 10, PROCESSING: 0, UNKNOWN: 0 },
    });
    await resume();
    await runAll(world);
    expect((await batchOf(batch.batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(60);
  });

  it('between the look-up of an attempt and its repetition: it is only looked up, and stays UNKNOWN', async () => {
    await affiliateWith(world, 'ann', '60.00', 'timeout-unpaid');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
    const pausing = withProvider(world, (mock) => ({
      lookUp: async (...asked) => {
        const found = await mock.lookUp(...asked);
        await pause();
        return found;
      },
    }));
    await confirmPayments(pausing, world.context, progress);
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
    expect(await movements(world)).toEqual([]);
    await resume();
    await confirmPayments(world, world.context, progress);
    expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('against a repeated Pay whose attempt was committed: it looks up and does not send', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    const dying = withProvider(world, (mock) => dyingAt(mock, 'submit', 1));
    const payments = dyingAt(world.payments, 'commitSteps', 1);
    await expect(payChunk({ ...dying, payments }, world.context, chunk)).rejects.toThrow('the process died');
    await pause();
    await payChunk(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
    expect(await movements(world)).toEqual([]);
    await resume();
    await payChunk(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
  });

  it('goes on finding out what became of what was sent', async () => {
    const batchId = await pendingBatch('slow-600');
    await executeBatch(world, world.context, batchId);
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('SETTLING');
    await pause();
    world.clock.advance(600);
    await sweep(world, world.context);
    expect((await batchOf(batchId)).status).toBe('COMPLETED');
  });

  it('for days: no retry is used up, no execution waits, and the resume pays', async () => {
    const batchId = await pendingBatch('flaky-1');
    await executeBatch(world, world.context, batchId);
    const pausing = withProvider(world, (mock) => ({
      submit: async (...sent) => {
        await pause();
        return mock.submit(...sent);
      },
    }));
    await runAll(pausing);
    expect(await batchOf(batchId)).toMatchObject({ status: 'QUEUED', run: 1 });
    for (let day = 0; day < 5; day += 1) {
      world.clock.advance(DAY);
      await sweep(world, world.context);
    }
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'FAILED', retries: 0 });
    expect(world.executions.started).toHaveLength(1);
    await resume();
    await runAll(world);
    expect(await batchOf(batchId)).toMatchObject({ status: 'COMPLETED', run: 2 });
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED', retries: 1 });
    expect(await movements(world)).toHaveLength(1);
  });

  it('resume against the sweep, both at once: the batch is started once and paid once', async () => {
    const batchId = await pendingBatch();
    await pause();
    await executeBatch(world, world.context, batchId);
    const settings = overriding(world.settings, {
      load: async () => ({ ...(await world.settings.load()), pause: undefined }),
    });
    const batches = justBefore(world.batches, 'move', resume);
    await sweep({ ...world, settings, batches }, world.context);
    expect(world.executions.started).toEqual([{ batchId, run: 1 }]);
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('resume against the parking of a batch, just before it is written: the batch is started again by itself', async () => {
    const batchId = await pendingBatch();
    await executeBatch(world, world.context, batchId);
    const payments = justBefore(world.payments, 'commitAttempt', pause);
    const resuming = overriding(world.batches, {
      move: async (move, audit) => {
        if (move.after.status === 'QUEUED') await resume();
        return world.batches.move(move, audit);
      },
    });
    const [started] = world.executions.started;
    if (!started) throw new Error('nothing was started');
    await runExecution({ ...world, payments, batches: resuming }, started);
    expect(world.executions.started).toHaveLength(2);
    await runAll(world);
    expect((await batchOf(batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });
});
