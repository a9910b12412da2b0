import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../../lib/domain/batches/batch.ts';
import { affiliateId } from '../../../../../lib/domain/shared/ids.ts';
import { createBatches } from '../../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  onlyPayment,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../../support/world.ts';

const DAY_SECONDS = 86_400;

describe('the sweep, looking at payments that may come back', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** One paid batch for each affiliate. */
  async function paidBatches(ids: readonly string[], behaviour = 'ok'): Promise<Batch[]> {
    const made: Batch[] = [];
    for (const id of ids) {
      await affiliateWith(world, id, '60.00', behaviour);
      const request = { currency: USD, provider: 'mock', affiliateIds: [affiliateId(id)] };
      made.push(...(await createBatches(world, world.context, request)).batches);
    }
    for (const { batchId } of made) await executeBatch(world, world.context, batchId);
    await runAll(world);
    return made;
  }

  /** The same world, whose provider counts look-ups, each of which takes the given time. */
  function countingLookUps(seconds = 0) {
    const count = { lookUps: 0 };
    const counting = withProvider(world, (mock) => ({
      lookUp: (...args) => {
        count.lookUps += 1;
        world.clock.advance(seconds);
        return mock.lookUp(...args);
      },
    }));
    return { counting, count };
  }

  async function checked(batches: readonly Batch[]): Promise<boolean[]> {
    const found = await Promise.all(batches.map(({ batchId }) => world.batches.find(batchId)));
    return found.map((batch) => batch?.returnsCheckedAt !== undefined);
  }

  it('finds what came back, and owes it to the affiliate again', async () => {
    const [batch] = await paidBatches(['ann'], 'return');
    if (!batch) throw new Error('no batch was made');
    expect((await onlyPayment(world, batch.batchId)).status).toBe('COMPLETED');
    await sweep(world, world.context);
    expect((await onlyPayment(world, batch.batchId)).status).toBe('RETURNED');
    expect(await balanceOf(world, 'ann')).toMatchObject({ paidMinor: 0n, accruedMinor: 12_000n, settledMinor: 6000n });
  });

  it('looks once a day, and not any more when the provider’s window has closed', async () => {
    await paidBatches(['ann']);
    const { counting, count } = countingLookUps();
    await sweep(counting, world.context);
    await sweep(counting, world.context);
    expect(count.lookUps).toBe(1);
    world.clock.advance(DAY_SECONDS + 1);
    await sweep(counting, world.context);
    // Once for payments that came back, and once for the daily reconciliation, which leaves the day itself alone.
    expect(count.lookUps).toBe(3);
    world.clock.advance(7 * DAY_SECONDS);
    await sweep(counting, world.context);
    expect(count.lookUps).toBe(3);
  });

  it('stops when its time is up, and the next sweep goes on from there', async () => {
    const batches = await paidBatches(['ann', 'bob', 'cat']);
    const { counting } = countingLookUps(150);
    await sweep(counting, world.context);
    expect((await checked(batches)).filter(Boolean)).toHaveLength(2);
    expect(await world.sweepCursor.load()).toMatchObject({ stage: 'returned payments' });
    await sweep(counting, world.context);
    expect(await checked(batches)).toEqual([true, true, true]);
    expect(await world.sweepCursor.load()).toBeUndefined();
  });

  it('goes on with the rest when one batch cannot be asked about, and says which', async () => {
    const batches = await paidBatches(['ann', 'bob', 'cat']);
    let calls = 0;
    const failing = withProvider(world, (mock) => ({
      lookUp: async (...args) => {
        calls += 1;
        if (calls === 1) throw new Error('the provider is down');
        return mock.lookUp(...args);
      },
    }));
    const { failed } = await sweep(failing, world.context);
    expect(failed).toHaveLength(1);
    expect(batches.map(({ batchId }) => String(batchId))).toContain(failed[0]?.item);
    expect((await checked(batches)).filter(Boolean)).toHaveLength(2);
  });
});
