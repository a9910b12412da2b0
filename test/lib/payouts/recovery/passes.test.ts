import { beforeEach, describe, expect, it } from 'vitest';
import { type BatchId, batchIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Period } from '../../../../lib/domain/shared/period.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import { getRecovery } from '../../../../lib/payouts/recovery/get-recovery.ts';
import { lookAgain } from '../../../../lib/payouts/recovery/look-again.ts';
import { recoverRestored } from '../../../../lib/payouts/recovery/recover.ts';
import { batchOf, payBatch } from '../../../support/paid-batches.ts';
import { momentOf, restoreTo, settleRestore } from '../../../support/restore.ts';
import { createWorld, onlyPayment, overriding, type World, withProvider } from '../../../support/world.ts';

describe('a pass over what a restore may have lost', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const look = (on: World = world, until = addSeconds(world.clock.now(), 60)) =>
    recoverRestored(on, world.context, until);
  const restored = async (quietSeconds = 60) => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    world.clock.advance(quietSeconds);
    return moment;
  };
  const generationsOf = async (ids: readonly BatchId[]) =>
    Promise.all(ids.map(async (id) => (await world.batches.find(id))?.generation));
  const generation = async () => (await world.settings.load()).generation;

  it('does nothing where there was no restore', async () => {
    await batchOf(world, 'ann');
    expect(await look()).toBeUndefined();
    expect(await world.recovery.load()).toBeUndefined();
  });

  /** Lists of the table that show one item at a time, so that whatever is listed takes many pages. */
  const pageByPage = (on: World = world): World => ({
    ...on,
    batches: overriding(on.batches, { list: (filter, page) => on.batches.list(filter, { ...page, limit: 1 }) }),
    payments: overriding(on.payments, {
      listAttention: (status, shard, page) => on.payments.listAttention(status, shard, { ...page, limit: 1 }),
    }),
    recovery: overriding(on.recovery, { listLost: (page) => on.recovery.listLost({ ...page, limit: 1 }) }),
  });

  it('meets every open batch and every batch with an open payment, on however many pages they are', async () => {
    const ids: BatchId[] = [];
    for (const name of ['ann', 'bob', 'cid']) ids.push(await batchOf(world, name));
    for (const name of ['dan', 'eve', 'fay']) {
      const id = await batchOf(world, name, 'refuse');
      await payBatch(world, id);
      ids.push(id);
    }
    await restored();
    expect(await look(pageByPage())).toBe('asked about all of the lost time: nothing is left');
    expect(new Set(await generationsOf(ids))).toEqual(new Set([await generation()]));
    expect((await world.recovery.load())?.last?.tally.batchesAsked).toBe(ids.length);
  });

  it('looks for payments that are not final in every state, each in all its parts, once', async () => {
    await restored();
    const looked: string[] = [];
    const payments = overriding(world.payments, {
      listAttention: (status, shard, page) => {
        looked.push(`${status} ${shard}`);
        return world.payments.listAttention(status, shard, page);
      },
    });
    await look({ ...world, payments });
    const shards = Array.from({ length: world.payments.attentionShards }, (_, shard) => shard);
    const states = ['FAILED', 'COMPLETED', 'CANCELLED', 'RETURNED'];
    expect(looked).toEqual(states.flatMap((status) => shards.map((shard) => `${status} ${shard}`)));
  });

  it('goes on where the one before stopped, and asks about nothing twice', async () => {
    await batchOf(world, 'ann');
    await batchOf(world, 'bob');
    await restored();
    const asked: BatchId[] = [];
    const slow = withProvider(world, (provider) => ({
      findByReference: async (ids, ...rest) => {
        asked.push(...ids.map(batchIdOf));
        world.clock.advance(1);
        return { ...(await provider.findByReference(ids, ...rest)), complete: false };
      },
    }));
    expect(await look(pageByPage(slow), world.clock.now())).toBe('asked about the lost time as far as batches');
    expect(asked).toHaveLength(1);
    expect(await look(pageByPage(slow))).toBe('asked about the lost time');
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(2);
  });

  it('says that it was not the last one as long as something may still arrive', async () => {
    const id = await batchOf(world, 'ann');
    await restored(0);
    expect(await look()).toBe('asked about the lost time');
    expect(await generationsOf([id])).toEqual([undefined]);
  });

  it('reads the lists of every provider, day by day, from a day before the restore to two days ahead', async () => {
    const periods: Record<string, Period[]> = { mock: [], second: [] };
    const listing = (name: 'mock' | 'second') =>
      overriding(world.providers.get('mock'), {
        name,
        listPayments: async (period) => {
          periods[name]?.push(period);
          return { payments: [], complete: true };
        },
      });
    const providers = {
      ...world.providers,
      names: ['mock', 'second'],
      get: (name: string) => listing(name === 'second' ? 'second' : 'mock'),
    };
    const { at } = await restored();
    const days = [-1, 0, 1, 2].map((day) => addSeconds(at, day * 86_400));
    const expected = days.map((from): { from: Instant; to: Instant } => ({ from, to: addSeconds(from, 86_400) }));
    expect(await look({ ...world, providers })).toBe('asked about all of the lost time: nothing is left');
    expect(periods).toEqual({ mock: expected, second: expected });
    const now = world.clock.now();
    expect((await getRecovery({ ...world, providers }, world.context, { limit: 10 })).providers).toEqual(
      ['mock', 'second'].map((provider) => ({ provider, quietFrom: addSeconds(now, -60 + 7) })),
    );
  });

  it('of an earlier restore is not shown as one of this restore', async () => {
    await batchOf(world, 'ann');
    await restored();
    await look();
    const page = { limit: 10 };
    expect((await getRecovery(world, world.context, page)).recovery?.last?.isClean).toBe(true);
    await restored();
    expect(await getRecovery(world, world.context, page)).toMatchObject({
      recovery: undefined,
      left: 'the sweep has not asked the provider about everything yet',
    });
  });

  describe('begins again for a batch of before', () => {
    /** An index that lags shows no batch. */
    const hidden = () => ({ ...world, batches: overriding(world.batches, { list: async () => ({ items: [] }) }) });
    const asked = async (id: BatchId) => {
      const batch = await world.batches.find(id);
      return batch && lookAgain(world, batch);
    };

    it('not if there was no restore', async () => {
      expect(await asked(await batchOf(world, 'ann'))).toBeUndefined();
    });

    it('not while the restore is not settled: the passes go on by themselves', async () => {
      const id = await batchOf(world, 'ann');
      await restored();
      expect(await asked(id)).toBeUndefined();
    });

    it('not if no pass has ever begun, or one is under way', async () => {
      const id = await batchOf(world, 'ann');
      await restored();
      await look(hidden());
      await settleRestore(world);
      const slow = {
        ...world,
        batches: overriding(world.batches, {
          list: async () => {
            world.clock.advance(120);
            return { items: [] };
          },
        }),
      };
      await look(slow);
      expect((await world.recovery.load())?.pass).toBeDefined();
      expect(await asked(id), 'it is under way').toBeUndefined();
      const none = { settings: world.settings, recovery: overriding(world.recovery, { load: async () => undefined }) };
      const batch = await world.batches.find(id);
      expect(batch && (await lookAgain(none, batch)), 'none has begun').toBeUndefined();
    });

    it('and says nothing if somebody else has changed the passes at the same moment', async () => {
      const id = await batchOf(world, 'ann');
      await restored();
      await look(hidden());
      await settleRestore(world);
      await look(hidden());
      const recovery = overriding(world.recovery, { save: async () => 'changed' });
      const batch = await world.batches.find(id);
      expect(batch && (await lookAgain({ settings: world.settings, recovery }, batch))).toBeUndefined();
      expect(await asked(id)).toBe(`${id} is from before the restore, and the provider will be asked about it`);
      expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING' });
    });
  });
});
