import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { createWorld, type World } from '../../../support/world.ts';

const usd = (minor: bigint | null) => new Map([['USD', minor]]);

describe('changing the settings', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });

  it('names one moment in the settings and in the audit log, however time goes on meanwhile', async () => {
    const now = () => {
      world.clock.advance(0.001);
      return world.clock.now();
    };
    const ticking = { ...world.context, now };
    const { updatedAt } = await changeSettings(world, ticking, { minimumPayoutMinor: usd(7_500n) });
    expect(updatedAt).toBeDefined();
    expect(await auditEntries(world)).toMatchObject([{ action: 'config.changed', at: updatedAt }]);
  });

  it('tells the audit log who changed what, from what to what, and why', async () => {
    await changeSettings(world, world.context, { minimumPayoutMinor: usd(7_500n), reason: 'bank fees rose' });
    await changeSettings(world, world.context, { paused: true, limits: { dailyMinor: usd(1n) }, reason: 'an audit' });
    await changeSettings(world, world.context, { paused: false });
    expect(await auditEntries(world)).toMatchObject([
      {
        PK: 'SETTINGS',
        action: 'config.changed',
        actor: { username: 'admin' },
        details: {
          version: 1n,
          reason: 'bank fees rose',
          changes: [{ setting: 'minimumPayout.USD', from: '50.00', to: '75.00' }],
        },
      },
      {
        action: 'payouts.paused',
        details: {
          reason: 'an audit',
          changes: [
            { setting: 'paused', from: false, to: true },
            { setting: 'limits.daily.USD', to: '0.01' },
          ],
        },
      },
      { action: 'payouts.resumed', details: { version: 3n, changes: [{ setting: 'paused', from: true, to: false }] } },
    ]);
  });

  it('to what they are writes nothing', async () => {
    await changeSettings(world, world.context, { riseIdQuietHours: 5 });
    const before = await allItems(world);
    const settings = await changeSettings(world, world.context, {
      riseIdQuietHours: 5,
      minimumPayoutMinor: usd(5_000n),
    });
    expect(settings.version).toBe(1);
    expect(await allItems(world)).toEqual(before);
  });

  it('two changes at once, the second between read and write of the first: both take effect', async () => {
    const second = () => changeSettings(world, world.context, { riseIdQuietHours: 24 });
    const racing = { ...world, settings: justBefore(world.settings, 'save', second) };
    const settings = await changeSettings(racing, world.context, { limits: { paymentMinor: usd(10n) } });
    expect(settings).toMatchObject({ version: 2, riseIdQuietHours: 24, limits: { paymentMinor: usd(10n) } });
    expect(await world.settings.load()).toEqual(settings);
  });

  it('many at once all take effect, one version each', async () => {
    const codes = ['USD', 'EUR', 'GBP', 'JPY', 'CHF'];
    await Promise.all(
      codes.map((code) => changeSettings(world, world.context, { limits: { dailyMinor: new Map([[code, 9n]]) } })),
    );
    const { version, limits } = await world.settings.load();
    expect(version).toBe(codes.length);
    expect([...limits.dailyMinor.keys()].sort()).toEqual(codes.toSorted());
    expect(await auditEntries(world)).toHaveLength(codes.length);
  });

  it('for a version that somebody has changed since is refused, also when that happens just before the write', async () => {
    await changeSettings(world, world.context, { limits: { paymentMinor: usd(10n) }, ifVersion: 0 });
    const stale = { limits: { paymentMinor: usd(20n) }, ifVersion: 0 };
    const refused = { refused: { code: 'config_changed', version: 1, ifVersion: 0 } };
    await expect(changeSettings(world, world.context, stale)).rejects.toMatchObject(refused);
    const second = () => changeSettings(world, world.context, { riseIdQuietHours: 24 });
    const racing = { ...world, settings: justBefore(world.settings, 'save', second) };
    await expect(changeSettings(racing, world.context, { ...stale, ifVersion: 1 })).rejects.toMatchObject({
      refused: { code: 'config_changed', version: 2, ifVersion: 1 },
    });
    expect((await world.settings.load()).limits.paymentMinor).toEqual(usd(10n));
  });

  it('for an earlier version that would change nothing any more is answered as if it were new, so that it can be repeated', async () => {
    const patch = { riseIdQuietHours: 24, ifVersion: 0 };
    const once = await changeSettings(world, world.context, patch);
    expect(await changeSettings(world, world.context, patch)).toEqual(once);
  });

  it('that is handled again after a crash does not undo what somebody has done since', async () => {
    await changeSettings(world, world.context, { paused: true, reason: 'A wrong rate' });
    const request = world.requestContext('resume', world.context.actor);
    await changeSettings(world, request, { paused: false });
    await changeSettings(world, world.context, { paused: true, reason: 'Fraud' });
    const again = world.requestContext('resume', world.context.actor);
    expect(await changeSettings(world, again, { paused: false })).toMatchObject({ pause: { reason: 'Fraud' } });
    expect((await auditEntries(world)).map(({ action }) => action)).toEqual([
      'payouts.paused',
      'payouts.resumed',
      'payouts.paused',
    ]);
  });

  it('that loses every race is refused with what to do', async () => {
    const settings = { load: world.settings.load.bind(world.settings), save: async () => 'changed' as const };
    const attempt = changeSettings({ ...world, settings }, world.context, { riseIdQuietHours: 1 });
    await expect(attempt).rejects.toMatchObject({ refused: { code: 'config_contended' } });
  });
});
