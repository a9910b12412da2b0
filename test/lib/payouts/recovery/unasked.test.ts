import { beforeEach, describe, expect, it } from 'vitest';
import { isSwitchedOn } from '../../../../lib/payouts/schedules/payout-schedule.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { batchOf, payBatch } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo } from '../../../support/restore.ts';
import { createWorld, onlyPayment, type World, withProvider } from '../../../support/world.ts';

describe('before the provider was asked for good, after a restore', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const mute = () =>
    withProvider(world, () => ({
      findByReference: async () => {
        throw new Error('no answer');
      },
    }));

  it('a batch keeps its generation as long as something may still arrive', async () => {
    const id = await batchOf(world, 'ann');
    await restoreTo(world, await momentOf(world));
    await sweep(world, world.context);
    expect((await world.batches.find(id))?.generation).toBeUndefined();
    await recover(world);
    expect((await world.batches.find(id))?.generation).toBe((await world.settings.load()).generation);
  });

  it.each(['DRAFT', 'CANCELLING'] as const)('nothing of a batch that is %s is released', async (status) => {
    const id = await batchOf(world, 'ann');
    const { at, items } = await momentOf(world);
    const asItWas = items.map((item) =>
      item.SK === 'BATCH' ? { ...item, status, GSI2PK: `BATCHES#${status}` } : item,
    );
    await restoreTo(world, { at, items: asItWas });
    world.clock.advance(3_600);
    await sweep(mute(), world.context);
    expect((await world.batches.find(id))?.status).toBe(status);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING' });
    await recover(world);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'CANCELLED' });
  });

  it('a batch stays one of before, as long as the provider has not shown everything', async () => {
    const id = await batchOf(world, 'ann');
    await restoreTo(world, await momentOf(world));
    const cut = withProvider(world, (mock) => ({
      findByReference: async (...asked) => ({ ...(await mock.findByReference(...asked)), complete: false }),
    }));
    await recover(cut);
    expect((await world.batches.find(id))?.generation).toBeUndefined();
    expect((await world.recovery.load())?.last).toMatchObject({ isClean: false, tally: { incomplete: 1 } });
    await recover(world);
    expect((await world.batches.find(id))?.generation).toBeDefined();
  });

  it('the payout schedule makes and queues nothing, although it is on', async () => {
    await changeSettings(world, world.context, { schedules: { payouts: true } });
    expect(await isSwitchedOn(world.settings)).toBe(true);
    await restoreTo(world, await momentOf(world));
    expect(await isSwitchedOn(world.settings)).toBe(false);
  });

  it('and ever after, an attempt that was found is never submitted', async () => {
    const id = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, id);
    await restoreTo(world, moment);
    await recover(world);
    const { attemptIds } = await onlyPayment(world, id);
    const [attempt] = await world.payments.findAttempts(id, attemptIds);
    if (!attempt) throw new Error('the attempt was not found');
    expect(attempt.foundAt).toBeDefined();
    expect(await world.payments.markSentAgain(attempt, world.clock.now())).toBe(false);
  });
});
