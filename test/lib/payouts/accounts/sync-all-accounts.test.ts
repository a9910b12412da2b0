import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { syncAllAccounts } from '../../../../lib/payouts/accounts/sync-all-accounts.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import { createWorld, overriding, type World, withProvider } from '../../../support/world.ts';

/** More than one page. */
const COUNT = 101;

describe('the sync of all accounts', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    const rows = Array.from({ length: COUNT }, (_, n) => ({
      affiliateId: affiliateId(`a-${n}`),
      fullName: `Name ${n}`,
      email: `a-${n}@example.com`,
      country: 'US',
      payeeId: payeeId(`mock:ok:a-${n}`),
    }));
    for (let n = 0; n < COUNT; n += 40) await importAffiliates(world, world.context, rows.slice(n, n + 40));
  });

  const sync = (on: World = world) => syncAllAccounts(on, on.context);
  /** The provider has changed its mind about everybody, and takes so many seconds to say so. */
  const rejecting = (seconds = 0, asked: string[] = []) =>
    withProvider(world, () => ({
      getPayee: async (known) => {
        asked.push(known.payeeId);
        world.clock.advance(seconds);
        return { payeeId: known.payeeId, kycStatus: 'REJECTED', canReceivePayments: false };
      },
    }));
  const refreshed = async () => (await auditActions(world)).filter((action) => action === 'account.refreshed').length;

  it('asks about every account once, and writes only what is new', async () => {
    expect(await sync()).toEqual({ updated: 0, unchanged: COUNT, failed: [], reachedEnd: true });
    const asked: string[] = [];
    expect(await sync(rejecting(0, asked))).toEqual({ updated: COUNT, unchanged: 0, failed: [], reachedEnd: true });
    expect(new Set(asked).size).toBe(COUNT);
    expect(asked).toHaveLength(COUNT);
    expect(await refreshed()).toBe(COUNT);
  });

  it('stops when its time is up, and the next one goes on from there to the end', async () => {
    const asked: string[] = [];
    const first = await sync(rejecting(3, asked));
    expect(first).toMatchObject({ updated: 100, reachedEnd: false });
    expect(await sync(rejecting(0, asked))).toMatchObject({ updated: COUNT - 100, unchanged: 0, reachedEnd: true });
    expect(new Set(asked).size).toBe(COUNT);
    const now = world.clock.now();
    expect(await world.syncCursor.load()).toEqual({ workedAt: now, completedAt: now });
  });

  it('that died is continued after the last page that it had finished', async () => {
    const syncCursor = dyingAt(world.syncCursor, 'save', 2);
    await expect(sync(overriding(rejecting(), { syncCursor }))).rejects.toThrow('the process died');
    const asked: string[] = [];
    expect(await sync(rejecting(0, asked))).toMatchObject({ unchanged: COUNT - 100, reachedEnd: true });
    expect(asked).toHaveLength(COUNT - 100);
    expect(await refreshed()).toBe(COUNT);
  });

  it('goes on with the rest when the provider does not answer for one, and when one cannot be written', async () => {
    const silent = withProvider(rejecting(), (provider) => ({
      getPayee: (known) =>
        known.payeeId === 'mock:ok:a-5' ? Promise.reject(new Error('down')) : provider.getPayee(known),
    }));
    const affiliates = overriding(world.affiliates, {
      saveAccount: async (save, audit) => {
        if (save.after.affiliateId === 'a-7') throw new Error('throttled');
        return world.affiliates.saveAccount(save, audit);
      },
    });
    const { failed, ...report } = await sync(overriding(silent, { affiliates }));
    expect(report).toEqual({ updated: COUNT - 2, unchanged: 0, reachedEnd: true });
    expect(failed.toSorted((a, b) => a.affiliateId.localeCompare(b.affiliateId))).toMatchObject([
      { affiliateId: 'a-5', reason: 'provider_unavailable' },
      { affiliateId: 'a-7', reason: 'store_unavailable', error: new Error('throttled') },
    ]);
  });

  it('fired twice at once writes each change once', async () => {
    const on = rejecting();
    const affiliates = justBefore(world.affiliates, 'saveAccount', () => sync(on));
    const report = await sync(overriding(on, { affiliates }));
    expect(report).toMatchObject({ failed: [], reachedEnd: true });
    expect(await refreshed()).toBe(COUNT);
    expect(await sync(on)).toMatchObject({ updated: 0, unchanged: COUNT });
  });
});
