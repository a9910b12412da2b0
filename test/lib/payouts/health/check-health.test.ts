import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf, type BatchId } from '../../../../lib/domain/shared/ids.ts';
import { approveBatch } from '../../../../lib/payouts/batches/approve-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { checkHealth } from '../../../../lib/payouts/health/check-health.ts';
import { declareRestore } from '../../../../lib/payouts/recovery/declare-restore.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { toBatchItem } from '../../../../lib/store/batches/batch-item.ts';
import { toPaymentItem } from '../../../../lib/store/transactions/payment-item.ts';
import { aBatch } from '../../../support/domain.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  overriding,
  pausePayouts,
  runAll,
  startBatches,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

const HOUR = 3_600;

describe('health', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const health = (on: World = world) => checkHealth(on, on.context);
  const approvalOn = (fromMinor?: bigint) =>
    changeSettings(world, world.context, {
      approval:
        fromMinor === undefined
          ? { mode: 'always' }
          : { mode: 'from-amount', fromMinor: new Map([['USD', fromMinor]]) },
    });
  const check = async (name: string, on: World = world) => (await health(on)).checks.find((one) => one.name === name);
  const inState = async (wanted: string, on: World = world) =>
    (await health(on)).checks.filter(({ state }) => state === wanted).map(({ name, detail }) => `${name}: ${detail}`);
  it('tells how many batches wait for an approval and since when, and warns after a day', async () => {
    await approvalOn();
    await affiliatesWith(world, 101);
    const { batches } = await createAll(world);
    const since = world.clock.now();
    world.clock.advance(24 * HOUR);
    expect(await check('approvals')).toMatchObject({ state: 'ok', count: 2, since });
    world.clock.advance(1);
    expect(await check('approvals')).toMatchObject({ state: 'warn', count: 2, since, isMore: false });
    const ben: Context = { ...world.context, actor: { type: 'admin', sub: 'sub-ben', username: 'ben' } };
    for (const { batchId } of batches) await approveBatch(world, ben, batchId, {});
    expect(await check('approvals')).toMatchObject({ state: 'ok', count: 0 });
  });

  it('counts no batch that needs no approval by the settings of now', async () => {
    await affiliatesWith(world, 101);
    await createAll(world);
    world.clock.advance(25 * HOUR);
    expect(await check('approvals')).toMatchObject({ state: 'ok', count: 0 });
    await approvalOn(10_000n);
    expect(await check('approvals')).toMatchObject({ state: 'warn', count: 1 });
  });

  async function queueTwo(): Promise<BatchId[]> {
    await affiliatesWith(world, 101);
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    // Made in one moment of the test's clock, they queue by their ids.
    return batches.map(({ batchId }) => batchId).sort();
  }

  it('is good when everything answers, nothing waits and nothing ever happened', async () => {
    const { healthy, state, checks, asOf } = await health();
    expect({ healthy, state, asOf }).toEqual({ healthy: true, state: 'ok', asOf: world.clock.now() });
    expect(checks.map(({ name }) => name)).toEqual([
      'table',
      'provider',
      'paused',
      'restored',
      'approvals',
      'slot',
      'queue',
      'settling',
      'drafts',
      'unknown',
      'failed',
      'incidents',
      'webhooks',
      'finished',
    ]);
    expect(await inState('ok')).toHaveLength(checks.length);
  });

  it('fails while the provider does not answer, without its words', async () => {
    const down = withProvider(world, () => ({ checkHealth: () => Promise.reject(new Error('secret words')) }));
    expect(await inState('fail', down)).toEqual(['provider: does not answer']);
    expect((await health(down)).healthy).toBe(false);
  });

  it('fails while the table does not answer, and says so rather than throws', async () => {
    const slot = () => Promise.reject(new Error('secret words'));
    const down = { ...world, batches: overriding(world.batches, { slot }) };
    expect(await inState('fail', down)).toEqual(['table: does not answer', 'slot: does not answer']);
  });

  it('fails when a batch has been processing for more than an hour', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId } = await startChunk(world);
    const since = world.clock.now();
    world.clock.advance(HOUR);
    expect(await check('slot')).toEqual({
      name: 'slot',
      state: 'ok',
      detail: `${batchId} is being executed`,
      since,
    });
    world.clock.advance(1);
    expect(await inState('fail')).toEqual([`slot: ${batchId} has been processing since ${since}`]);
    await pausePayouts(world, true);
    expect(await check('slot')).toMatchObject({ state: 'warn', detail: expect.stringContaining('paused') });
    await pausePayouts(world, false);
    const restore = { to: world.clock.now(), stoppedAt: world.clock.now() };
    await declareRestore(world, world.context, restore);
    const notSettled = expect.stringContaining('a restore is not settled');
    expect(await check('slot')).toMatchObject({ state: 'warn', detail: notSettled });
    const restored = expect.stringContaining(`the table was restored to ${restore.to}`);
    expect(await check('restored')).toMatchObject({ state: 'warn', detail: restored });
  });

  it('warns of batches that are queued, and since when', async () => {
    await affiliatesWith(world, 101);
    const { batches } = await startBatches(world);
    const since = world.clock.now();
    world.clock.advance(HOUR);
    expect(await check('queue')).toEqual({
      name: 'queue',
      state: 'warn',
      detail: `${batches[1]?.batchId} is next`,
      count: 1,
      isMore: false,
      since,
    });
    expect((await health()).healthy).toBe(true);
  });

  it('fails when a batch has been queued for more than an hour although none is being executed', async () => {
    const [first] = await queueTwo();
    world.clock.advance(HOUR);
    expect(await inState('fail')).toEqual([]);
    world.clock.advance(1);
    expect(await inState('fail')).toEqual([
      `queue: ${first} has been queued since 2026-03-01T00:00:00.000Z, and no batch is being executed`,
    ]);
    await pausePayouts(world, true);
    expect(await inState('fail')).toEqual([]);
    expect(await check('paused')).toMatchObject({ state: 'warn', since: world.clock.now() });
  });

  it('warns, and does not fail, of a batch that waits for room under the limit of 24 hours, and until when', async () => {
    await affiliatesWith(world, 2);
    const dailyMinor = new Map([['USD', 6_000n]]);
    await changeSettings(world, world.context, { limits: { dailyMinor } });
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    world.clock.advance(2 * HOUR);
    const words = `${batch.batchId} waits for room under the limit of 24 hours until 2026-03-02T00:`;
    expect(await check('queue')).toMatchObject({ state: 'warn', detail: expect.stringContaining(words), count: 1 });
    expect((await health()).healthy).toBe(true);
  });

  it('warns of batches that wait for outcomes, of unknown payments and of payments that failed in 24 hours', async () => {
    await affiliateWith(world, 'slow', '60.00', 'slow-86000');
    await affiliateWith(world, 'refuse', '60.00', 'refuse');
    const since = world.clock.now();
    const { batches } = await startBatches(world);
    await runAll(world);
    expect(await inState('warn')).toEqual([
      `settling: ${batches[0]?.batchId} has waited longest for outcomes`,
      'failed: payments failed in 24 hours, and wait for a retry or a person',
    ]);
    expect(await check('settling')).toMatchObject({ count: 1, since });
    expect(await check('failed')).toMatchObject({ count: 1, isMore: false });
    world.clock.advance(25 * HOUR);
    expect(await check('failed')).toMatchObject({ state: 'ok', count: 0 });
  });

  it('warns of payments whose outcome is not known', async () => {
    await affiliateWith(world, 'lost', '60.00', 'timeout-paid');
    const { batchId } = await startChunk(world);
    const attempt = attemptIdOf(1, 1, 0);
    const payment = await onlyPayment(world, batchId);
    const unknown = { ...payment, status: 'UNKNOWN', liveAttemptId: attempt, attemptIds: [attempt] } as const;
    await world.table.put(toPaymentItem(unknown));
    expect(await check('unknown')).toMatchObject({ state: 'warn', count: 1, since: payment.createdAt });
  });

  it('counts up to a hundred, and says that there are more', async () => {
    const queued = Array.from({ length: 102 }, (_, n) =>
      aBatch({ batchId: `batch-q${n}` as BatchId, batchNumber: `B-${n}`, status: 'QUEUED' }),
    );
    for (const batch of queued.slice(0, 100)) await world.table.put(toBatchItem(batch));
    expect(await check('queue')).toMatchObject({ count: 100, isMore: false });
    for (const batch of queued.slice(100)) await world.table.put(toBatchItem(batch));
    expect(await check('queue')).toMatchObject({ count: 100, isMore: true });
  });

  it('warns of open incidents, and tells when the last batch finished', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches, progress } = await startBatches(world);
    await runAll(world);
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    const { finishedAt } = (await world.batches.find(batch.batchId)) ?? {};
    world.clock.advance(60);
    expect(await check('finished')).toMatchObject({ detail: `${batch.batchId} finished COMPLETED`, since: finishedAt });
    const payment = await onlyPayment(world, batch.batchId);
    const outcome = { kind: 'completed', providerReference: 'again' } as const;
    await recordOutcomes(world, world.context, attemptIdOf(progress.run, 9, 9), [
      { transactionId: payment.transactionId, outcome },
    ]);
    expect(await check('incidents')).toMatchObject({ state: 'warn', count: 1, since: world.clock.now() });
    expect((await health()).healthy).toBe(true);
  });

  it('warns of a draft that the sweep should have released', async () => {
    await world.table.put(toBatchItem(aBatch({ status: 'DRAFT', createdAt: world.clock.now() })));
    world.clock.advance(HOUR);
    expect(await check('drafts')).toMatchObject({ state: 'ok', count: 1 });
    world.clock.advance(1);
    expect(await check('drafts')).toMatchObject({ state: 'warn', count: 1 });
  });

  it('names no affiliate and no amount: anyone may read it', async () => {
    await affiliateWith(world, 'secret-affiliate', '61.23', 'refuse');
    await startBatches(world);
    await runAll(world);
    await accrue(world, 'secret-affiliate', 'more', '77.77');
    expect(JSON.stringify(await health())).not.toMatch(/secret|61\.23|77\.77|\b(6123|7777)\b|mock:/);
  });
});
