import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../../lib/domain/batches/batch.ts';
import { affiliateId } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../../lib/domain/shared/time.ts';
import { createBatches } from '../../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { batchKey, returnsKey } from '../../../../../lib/store/keys.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  onlyPayment,
  overriding,
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

  it('looks once a day, a last time when the provider’s window has closed, and then no more', async () => {
    await paidBatches(['ann']);
    const { counting, count } = countingLookUps();
    await sweep(counting, world.context);
    await sweep(counting, world.context);
    expect(count.lookUps).toBe(1);
    world.clock.advance(DAY_SECONDS + 1);
    await sweep(counting, world.context);
    // Two more: one for payments that came back, and one by the daily reconciliation, which had left out the current day.
    expect(count.lookUps).toBe(3);
    world.clock.advance(7 * DAY_SECONDS);
    await sweep(counting, world.context);
    expect(count.lookUps).toBe(4);
    world.clock.advance(7 * DAY_SECONDS);
    await sweep(counting, world.context);
    expect(count.lookUps).toBe(4);
  });

  it('looks when the window closes, if that is before the end of the day', async () => {
    const [batch] = await paidBatches(['ann']);
    if (!batch) throw new Error('no batch was made');
    const finishedAt = (await world.batches.find(batch.batchId))?.finishedAt;
    if (finishedAt === undefined) throw new Error('the batch is not finished');
    world.clock.advance(6.5 * DAY_SECONDS);
    await sweep(world, world.context);
    const { returnsDueAt } = (await world.batches.find(batch.batchId)) ?? {};
    expect(returnsDueAt).toBe(addSeconds(finishedAt, 7 * DAY_SECONDS));
  });

  it('lists a batch with its end, and reads no other batches to find those that are due', async () => {
    const [batch] = await paidBatches(['ann']);
    if (!batch) throw new Error('no batch was made');
    const found = await world.batches.find(batch.batchId);
    expect(found?.returnsDueAt).toBe(found?.finishedAt);
    const now = world.clock.now();
    expect((await world.batches.listReturnsDue(now, { limit: 10 })).items).toEqual([found]);
    await world.sweepCursor.saveUnlistedReturns({ noneSince: addSeconds(now, -DAY_SECONDS) });
    const blind = overriding(world, {
      batches: overriding(world.batches, {
        list: (filter, page) =>
          filter.status ? world.batches.list(filter, page) : Promise.reject(new Error('the history was read')),
      }),
    });
    const { failed, done } = await sweep(blind, world.context);
    expect(failed).toEqual([]);
    expect(done).toContain(`looked for returned payments of ${batch.batchId}`);
    expect((await world.batches.listReturnsDue(now, { limit: 10 })).items).toEqual([]);
  });

  it('looks at no batch that says itself that it is not due, whatever the list says', async () => {
    const [batch] = await paidBatches(['ann']);
    if (!batch) throw new Error('no batch was made');
    const due = (await world.batches.find(batch.batchId))?.returnsDueAt;
    if (due === undefined) throw new Error('the batch is not listed');
    await sweep(world, world.context);
    const item = { ...returnsKey(due, batch.batchId), batchId: batch.batchId };
    await world.client.send(new PutCommand({ TableName: world.tableName, Item: item }));
    expect((await world.batches.listReturnsDue(world.clock.now(), { limit: 10 })).items).toEqual([]);
  });

  describe('of batches that were finished before they were listed', () => {
    /** Makes the batch as the version before left it: with no place in the list. */
    async function unlist({ batchId }: Batch) {
      const item = await world.table.get(batchKey(batchId));
      const due = (await world.batches.find(batchId))?.returnsDueAt;
      if (!item || due === undefined) throw new Error('the batch is not listed');
      const { returnsDueAt: _, ...old } = item;
      await world.client.send(new PutCommand({ TableName: world.tableName, Item: old }));
      await world.client.send(new DeleteCommand({ TableName: world.tableName, Key: returnsKey(due, batchId) }));
    }

    it('finds what came back, and lists them', async () => {
      const [batch] = await paidBatches(['ann'], 'return');
      if (!batch) throw new Error('no batch was made');
      await unlist(batch);
      await sweep(world, world.context);
      expect((await onlyPayment(world, batch.batchId)).status).toBe('RETURNED');
      expect((await world.batches.find(batch.batchId))?.returnsDueAt).toBe(addSeconds(world.clock.now(), DAY_SECONDS));
    });

    it('goes through all batches until a day has passed without such a one', async () => {
      await sweep(world, world.context);
      const [early] = await paidBatches(['ann']);
      if (!early) throw new Error('no batch was made');
      // A Lambda of such a version was still at work.
      await unlist(early);
      await sweep(world, world.context);
      expect(await checked([early])).toEqual([true]);
      await sweep(world, world.context);
      world.clock.advance(DAY_SECONDS);
      const [late] = await paidBatches(['bob']);
      if (!late) throw new Error('no batch was made');
      await unlist(late);
      await sweep(world, world.context);
      expect(await checked([late])).toEqual([false]);
    });
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
