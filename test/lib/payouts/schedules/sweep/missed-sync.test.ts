import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant, instant } from '../../../../../lib/domain/shared/time.ts';
import { syncAllAccounts } from '../../../../../lib/payouts/accounts/sync-all-accounts.ts';
import { importAffiliates } from '../../../../../lib/payouts/affiliates/import-affiliates.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { dyingAt, justBefore } from '../../../../support/interleave.ts';
import { auditActions } from '../../../../support/items.ts';
import { createWorld, overriding, type World, withProvider } from '../../../../support/world.ts';

const at = (text: string): Instant => instant(new Date(text));
const TONIGHT = at('2026-03-01T03:00:00Z');
/** More than one page. */
const COUNT = 101;

describe('a daily sync of accounts that was missed', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld('2026-03-01T00:00:00.000Z');
    const rows = Array.from({ length: COUNT }, (_, n) => ({
      affiliateId: affiliateId(`a-${n}`),
      fullName: `Name ${n}`,
      email: `a-${n}@example.com`,
      country: 'US',
      payeeId: payeeId(`mock:ok:a-${n}`),
    }));
    for (let n = 0; n < COUNT; n += 40) await importAffiliates(world, world.context, rows.slice(n, n + 40));
    // The first sweep of the deployment.
    await sweep(world, world.context);
  });

  const moveTo = (moment: Instant) => world.clock.advance((Date.parse(moment) - Date.parse(world.clock.now())) / 1_000);
  const later = (seconds: number) => moveTo(addSeconds(TONIGHT, seconds));
  const sync = (on: World) => syncAllAccounts(on, on.context);
  /** The provider has changed its mind about everybody, and takes so many seconds to say so. */
  const rejecting = (seconds = 0) =>
    withProvider(world, () => ({
      getPayee: async (known) => {
        world.clock.advance(seconds);
        return { payeeId: known.payeeId, kycStatus: 'REJECTED', canReceivePayments: false };
      },
    }));
  /** Of the accounts alone. */
  const run = async (on: World = rejecting()) => {
    const { done, failed, overdue } = await sweep(on, on.context);
    return {
      done: done.filter((what) => what.startsWith('synced')),
      failed: failed.map(({ item }) => item),
      overdue: overdue.filter(({ work }) => work === 'sync'),
    };
  };
  const synced = (updated: number, unchanged = 0) =>
    `synced accounts: ${updated} updated, ${unchanged} unchanged, 0 failed`;
  const NOTHING = { done: [], failed: [], overdue: [] };
  const LATE = [{ work: 'sync', dueAt: TONIGHT }];

  it('is made up for by the sweep a quarter of an hour after it was due, once, and is said to have been missed', async () => {
    later(899);
    expect(await run()).toEqual(NOTHING);
    later(900);
    expect(await run()).toEqual({ done: [synced(COUNT)], failed: [], overdue: LATE });
    later(1_200);
    expect(await run()).toEqual(NOTHING);
  });

  it('is not missed when the schedule got to its end, however late', async () => {
    later(20);
    await sync(rejecting());
    later(3_600);
    expect(await run()).toEqual(NOTHING);
  });

  it('is continued, without an alarm, when the schedule ran out of time', async () => {
    later(20);
    expect((await sync(rejecting(3))).reachedEnd).toBe(false);
    later(900);
    expect(await run()).toEqual({ done: [synced(COUNT - 100)], failed: [], overdue: [] });
  });

  it('is continued when the schedule died in the middle', async () => {
    later(20);
    const syncCursor = dyingAt(world.syncCursor, 'save', 2);
    await expect(sync(overriding(rejecting(), { syncCursor }))).rejects.toThrow('the process died');
    later(900);
    expect(await run()).toEqual({ done: [synced(0, COUNT - 100)], failed: [], overdue: [] });
  });

  it('takes as many sweeps as it needs, and is late when six hours were not enough', async () => {
    later(900);
    expect((await run(rejecting(1))).done).toEqual([synced(100)]);
    later(6 * 3_600);
    expect(await run()).toEqual({ done: [synced(COUNT - 100)], failed: [], overdue: LATE });
  });

  it('waits for a sweep that has time for it', async () => {
    later(900);
    const slow = overriding(rejecting(), {
      sweepCursor: overriding(world.sweepCursor, { load: async () => void world.clock.advance(101) }),
    });
    expect(await run(slow)).toEqual({ done: [], failed: [], overdue: LATE });
    expect((await run()).done).toEqual([synced(COUNT)]);
  });

  it('fails without stopping the sweep, and is tried again', async () => {
    later(900);
    const broken = overriding(rejecting(), { syncCursor: dyingAt(world.syncCursor, 'save', 1) });
    expect(await run(broken)).toEqual({ done: [], failed: ['account sync'], overdue: LATE });
    expect((await run()).done).toEqual([synced(COUNT - 100, 100)]);
  });

  it('goes on with the rest when an account cannot be written, and names it', async () => {
    later(900);
    const affiliates = overriding(world.affiliates, {
      saveAccount: async (save, audit) => {
        if (save.after.affiliateId === 'a-7') throw new Error('throttled');
        return world.affiliates.saveAccount(save, audit);
      },
    });
    const { done, failed } = await run(overriding(rejecting(), { affiliates }));
    expect(done).toEqual([`synced accounts: ${COUNT - 1} updated, 0 unchanged, 1 failed`]);
    expect(failed).toEqual(['account of a-7']);
  });

  it('writes each change once when the schedule fires late, in the middle of the sweep', async () => {
    later(900);
    const on = rejecting();
    const affiliates = justBefore(world.affiliates, 'saveAccount', () => sync(on));
    expect((await run(overriding(on, { affiliates }))).failed).toEqual([]);
    expect((await auditActions(world)).filter((action) => action === 'account.refreshed')).toHaveLength(COUNT);
  });

  it('does not exist before the first night of a deployment', async () => {
    const fresh = await createWorld('2026-03-01T12:00:00.000Z');
    expect(await sweep(fresh, fresh.context)).toMatchObject({ overdue: [] });
    fresh.clock.advance(300);
    expect(await sweep(fresh, fresh.context)).toMatchObject({ overdue: [] });
  });
});
