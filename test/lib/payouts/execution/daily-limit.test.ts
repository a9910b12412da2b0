import { beforeEach, describe, expect, it } from 'vitest';
import { sentWithinDay } from '../../../../lib/domain/execution/sent-window.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { sentHeadKey } from '../../../../lib/store/keys.ts';
import { justBefore } from '../../../support/interleave.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  startChunk,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

const DAY = 86_400;

describe('the limit of 24 hours', () => {
  let world: World;
  const limit = (amount: string | null) =>
    changeSettings(world, world.context, {
      limits: { dailyMinor: new Map([['USD', amount === null ? null : usd(amount).minor]]) },
    });
  const sent = async () => sentWithinDay(await world.sent.find(USD, world.clock.now()), world.clock.now());
  const moved = async () =>
    (await movements(world)).reduce((sum, { amountMinor }) => sum + BigInt(String(amountMinor)), 0n);

  async function executeAll(): Promise<readonly BatchId[]> {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    return batches.map(({ batchId }) => batchId);
  }
  const batchOf = async (id: BatchId | undefined) => (id === undefined ? undefined : world.batches.find(id));

  beforeEach(async () => {
    world = await createWorld();
  });

  it('sends what there is room for; the rest waits without the slot, and goes on by itself when the day is over', async () => {
    await affiliatesWith(world, 5);
    await limit('150.00');
    const [batchId] = await executeAll();
    expect(await moved()).toBe(12_000n);
    const waiting = await batchOf(batchId);
    expect(waiting).toMatchObject({
      status: 'QUEUED',
      counts: { COMPLETED: 2, PENDING: 3 },
      waiting: { reason: 'daily_limit', neededMinor: 6_000n },
    });
    expect(await world.batches.slot()).toBeUndefined();
    world.clock.advance(DAY - 60);
    await sweep(world, world.context);
    await runAll(world);
    expect(await moved(), 'still within 24 hours').toBe(12_000n);
    world.clock.advance(700);
    await sweep(world, world.context);
    await runAll(world);
    expect(await moved()).toBe(24_000n);
    world.clock.advance(DAY + 700);
    await sweep(world, world.context);
    await runAll(world);
    expect(await moved()).toBe(30_000n);
    expect((await batchOf(batchId))?.status).toBe('COMPLETED');
  });

  it('that is raised lets the waiting batch go on at once', async () => {
    await affiliatesWith(world, 3);
    await limit('60.00');
    const [batchId] = await executeAll();
    expect(await moved()).toBe(6_000n);
    await limit('180.00');
    await runAll(world);
    expect((await batchOf(batchId))?.status).toBe('COMPLETED');
    expect(await moved()).toBe(18_000n);
  });

  it('counts what was sent before it was set', async () => {
    await affiliatesWith(world, 2);
    await executeAll();
    expect(await sent()).toBe(12_000n);
    await affiliateWith(world, 'ann', '60.00');
    await limit('150.00');
    const [batchId] = await executeAll();
    expect((await batchOf(batchId))?.status).toBe('QUEUED');
    expect(await moved()).toBe(12_000n);
  });

  it('does not count an attempt that is known to have moved nothing, nor a retried payment twice', async () => {
    await affiliateWith(world, 'refused', '60.00', 'refuse');
    await affiliateWith(world, 'flaky', '60.00', 'flaky-2');
    await limit('120.00');
    await executeAll();
    expect(await moved()).toBe(6_000n);
    expect(await sent()).toBe(6_000n);
  });

  it('leaves out whom it can never pay, and fails a payment above a limit that was lowered', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(world);
    await limit('50.00');
    await affiliateWith(world, 'bob', '60.00');
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    expect(await onlyPayment(world, batch.batchId)).toMatchObject({ failure: { code: 'above_daily_limit' } });
    expect(await moved()).toBe(0n);
  });

  it('of one currency does not hold up a batch of another behind it', async () => {
    await affiliatesWith(world, 2);
    await limit('60.00');
    const [waiting] = await executeAll();
    await affiliateWith(world, 'zoe', '60.00');
    const amount = { currency: currency('EUR'), minor: 9_000n };
    await importCommissions(world, world.context, [
      { commissionId: commissionId('e-1'), affiliateId: affiliateId('zoe'), amount, approvedAt: world.clock.now() },
    ]);
    await changeSettings(world, world.context, { paused: true, reason: 'so that both are queued' });
    const { batches } = await createBatches(world, world.context, { currency: currency('EUR'), provider: 'mock' });
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await changeSettings(world, world.context, { paused: false });
    await runAll(world);
    expect((await batchOf(batches[0]?.batchId))?.status).toBe('COMPLETED');
    expect((await batchOf(waiting))?.status).toBe('QUEUED');
  });

  it.each(['lowered', 'another batch'] as const)(
    'against the commit of an attempt, just before it (%s): it is not passed',
    async (what) => {
      await affiliateWith(world, 'ann', '60.00');
      await limit('60.00');
      const { chunk } = await startChunk(world);
      const happens = () =>
        what === 'lowered'
          ? limit('59.00')
          : // What the commit of another attempt does to the head.
            world.table.increment(sentHeadKey(USD), 'version');
      const payments = justBefore(world.payments, 'commitAttempt', happens);
      await payChunk({ ...world, payments }, world.context, chunk);
      expect(await moved()).toBe(0n);
      expect(await sent()).toBe(0n);
    },
  );
});
