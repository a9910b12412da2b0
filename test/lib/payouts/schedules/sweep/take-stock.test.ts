import { beforeEach, describe, expect, it } from 'vitest';
import { payChunk } from '../../../../../lib/payouts/execution/pay-chunk.ts';
import { takeStock } from '../../../../../lib/payouts/schedules/sweep/take-stock.ts';
import { changeSettings } from '../../../../../lib/payouts/settings/change-settings.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  startBatches,
  startChunk,
  type World,
  withProvider,
} from '../../../../support/world.ts';

const NONE = { count: 0, oldestSeconds: 0 };

describe('the stock', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  const stock = (on: World = world) => takeStock(on, on.context);

  it('is nothing where nothing waits', async () => {
    expect(await stock()).toEqual({
      unknown: NONE,
      batches: { PENDING: NONE, QUEUED: NONE, PROCESSING: NONE, SETTLING: NONE, CANCELLING: NONE },
      approvals: NONE,
      openIncidents: 0,
      paused: false,
      providers: [{ name: 'mock', answers: true }],
      failed: [],
    });
  });

  it('ages an unknown payment from when it was sent, not from when it was made', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { chunk } = await startChunk(world);
    world.clock.advance(3_600);
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    await payChunk(lost, world.context, chunk);
    world.clock.advance(60);
    const { unknown, batches } = await stock();
    expect(unknown).toEqual({ count: 1, oldestSeconds: 60 });
    expect(batches?.PROCESSING).toEqual({ count: 1, oldestSeconds: 3_660 });
  });

  it('counts a batch as waiting for approval only while it needs one and has none', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await createAll(world);
    world.clock.advance(90_000);
    expect((await stock()).approvals).toEqual(NONE);
    expect((await stock()).batches?.PENDING).toEqual({ count: 1, oldestSeconds: 90_000 });
    await changeSettings(world, world.context, { approval: { mode: 'always' } });
    expect((await stock()).approvals).toEqual({ count: 1, oldestSeconds: 90_000 });
  });

  it('counts a batch that waits for the limit of 24 hours, but does not call it late', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'ben', '60.00');
    await changeSettings(world, world.context, { limits: { dailyMinor: new Map([['USD', 6_000n]]) } });
    await startBatches(world);
    await runAll(world);
    world.clock.advance(7 * 3_600);
    expect((await stock()).batches?.QUEUED).toEqual({ count: 1, oldestSeconds: 0 });
    await changeSettings(world, world.context, { limits: { dailyMinor: new Map([['USD', null]]) } });
    expect((await stock()).batches?.QUEUED).toEqual({ count: 1, oldestSeconds: 7 * 3_600 });
  });

  it('says that payouts are paused, and which provider does not answer', async () => {
    await changeSettings(world, world.context, { paused: true, reason: 'holiday' });
    expect((await stock()).paused).toBe(true);
    const down = withProvider(world, () => ({ checkHealth: () => Promise.reject(new Error('down')) }));
    expect((await stock(down)).providers).toEqual([{ name: 'mock', answers: false }]);
  });

  it('leaves out what cannot be looked at, says so, and goes on', async () => {
    const incidents = { ...world.incidents, summariseOpen: () => Promise.reject(new Error('broken')) };
    const { openIncidents, failed, paused } = await takeStock({ ...world, incidents }, world.context);
    expect(openIncidents).toBeUndefined();
    expect(failed).toMatchObject([{ item: 'incidents' }]);
    expect(paused).toBe(false);
  });
});
