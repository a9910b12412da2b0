import { beforeEach, describe, expect, it } from 'vitest';
import { sendingGate } from '../../../../lib/payouts/execution/sending-gate.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import type { SettingsReader } from '../../../../lib/payouts/settings/settings-repository.ts';
import { aBatch, aPayment, NOW } from '../../../support/domain.ts';
import { createWorld, overriding, type World } from '../../../support/world.ts';

describe('under a limit of 24 hours', () => {
  let world: World;
  const [small, large] = [aPayment({ amountMinor: 6_000n }), aPayment({ amountMinor: 9_000n }, 2)];
  const gateUnder = async (dailyMinor: bigint) => {
    await changeSettings(world, world.context, { limits: { dailyMinor: new Map([['USD', dailyMinor]]) } });
    return sendingGate(world, aBatch(), NOW);
  };
  /** 8.00 USD were sent just now. */
  const sentBefore = () => {
    const window = { version: 1, buckets: new Map([[NOW, 800n]]) };
    world = overriding(world, { sent: overriding(world.sent, { find: async () => window }) });
  };

  beforeEach(async () => {
    world = await createWorld();
  });

  it('a payment that takes all of the room may be sent, and one that takes more may not', async () => {
    sentBefore();
    const { room, maySend } = await gateUnder(6_800n);
    expect(room).toBe(6_000n);
    expect([maySend(small), maySend(aPayment({ amountMinor: 6_001n }))]).toEqual([true, false]);
  });

  it('a payment that never fits goes on, to be refused for good', async () => {
    sentBefore();
    const { maySend, waitOf } = await gateUnder(8_999n);
    expect([maySend(large), maySend(aPayment({ amountMinor: 8_999n }))]).toEqual([true, false]);
    expect(waitOf([large])).toBeUndefined();
  });

  it('a batch of which one payment fits, or none is left, does not wait for room', async () => {
    const { waitOf } = await gateUnder(8_000n);
    expect(waitOf([small, aPayment({ amountMinor: 7_999n }, 2)])).toBeUndefined();
    sentBefore();
    const full = await gateUnder(8_000n);
    expect(full.waitOf([aPayment({ amountMinor: 7_201n }), aPayment({ amountMinor: 7_400n }, 2)])).toBeDefined();
    expect(full.waitOf([small, aPayment({ amountMinor: 7_999n }, 2)])).toBeUndefined();
    expect(full.waitOf([])).toBeUndefined();
    expect(full.waitOf([aPayment({ amountMinor: 7_999n, status: 'COMPLETED' })])).toBeUndefined();
  });

  it('a batch waits for as much room as the smallest of its unsent payments needs', async () => {
    sentBefore();
    const { waitOf } = await gateUnder(6_400n);
    const paid = aPayment({ amountMinor: 100n, status: 'COMPLETED' }, 3);
    const payments = [aPayment({ amountMinor: 6_100n }), small, aPayment({ amountMinor: 6_200n }, 2), paid];
    expect(waitOf(payments)).toMatchObject({ reason: 'daily_limit', neededMinor: 6_000n });
  });
});

describe('after a restore that is settled', () => {
  const settled = async (generation: number) => {
    const world = await createWorld();
    const settings: SettingsReader = { load: async () => ({ ...(await world.settings.load()), generation }) };
    return overriding(world, { settings: overriding(world.settings, settings) });
  };

  it.each([
    ['a batch about which the provider was not asked', { generation: undefined, run: 8 }],
    ['a batch that was asked about for an earlier restore', { generation: 3, run: 8 }],
    ['a run of the lost time', { generation: 7, run: 6 }],
    ['the last run of the lost time', { generation: 7, run: 7 }],
  ])('%s sends nothing', async (_, patch) => {
    const { isStopped, maySend, waitOf } = await sendingGate(await settled(7), aBatch(patch), NOW);
    expect([isStopped, maySend(aPayment()), waitOf([])]).toEqual([true, false, { reason: 'restored', since: NOW }]);
  });

  it('a new run of a batch that was asked about sends', async () => {
    const { isStopped, maySend } = await sendingGate(await settled(7), aBatch({ generation: 7, run: 8 }), NOW);
    expect([isStopped, maySend(aPayment())]).toEqual([false, true]);
  });
});
