import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type SettingChange } from '../../../../lib/domain/settings/settings.ts';
import { changeSettings, isSameChange } from '../../../../lib/domain/settings/settings-change.ts';
import { LATER, NOW } from '../../../support/domain.ts';

describe('what a change of the settings changed', () => {
  it('is named as the API names it', () => {
    const changed = changeSettings(
      DEFAULT_SETTINGS,
      {
        limits: {
          paymentMinor: new Map([['USD', 100n]]),
          batchMinor: new Map([['USD', 200n]]),
          dailyMinor: new Map([['USD', 300n]]),
        },
        paused: true,
      },
      'ann',
      NOW,
    );
    expect(changed?.changes).toEqual([
      { setting: 'paused', from: false, to: true },
      { setting: 'limits.payment.USD', to: '1.00' },
      { setting: 'limits.batch.USD', to: '2.00' },
      { setting: 'limits.daily.USD', to: '3.00' },
    ]);
    expect(changed?.after.pause?.reason).toBe('no reason given');
  });

  it('is not since when a schedule is on, which stays until it is off', () => {
    const on =
      changeSettings(DEFAULT_SETTINGS, { schedules: { payouts: true } }, 'ann', NOW)?.after ?? DEFAULT_SETTINGS;
    expect(changeSettings(on, { schedules: { payouts: true } }, 'bob', LATER)).toBeUndefined();
    const meanwhile = changeSettings(on, { riseIdQuietHours: 1 }, 'bob', LATER)?.after;
    expect(meanwhile?.schedules).toEqual({ payouts: true, payoutsSince: NOW });
    expect(changeSettings(on, { schedules: { payouts: false } }, 'bob', LATER)?.after.schedules).toEqual({
      payouts: false,
    });
  });
});

describe('a restore', () => {
  const restored = { to: NOW, stoppedAt: NOW, at: NOW, by: 'restore' };
  const stopped = { ...DEFAULT_SETTINGS, restored, lastRestore: { to: NOW, at: NOW }, generation: 7 };

  it('is settled by a change that says so, and is remembered', () => {
    const settled = changeSettings(stopped, { restored: false }, 'ann', LATER);
    expect(settled?.changes).toEqual([{ setting: 'restored', from: true, to: false }]);
    expect(settled?.after).toMatchObject({ restored: undefined, lastRestore: stopped.lastRestore, generation: 7 });
  });

  it('is kept by every other change', () => {
    expect(changeSettings(stopped, { riseIdQuietHours: 1 }, 'ann', LATER)?.after).toMatchObject({
      restored,
      lastRestore: stopped.lastRestore,
      generation: 7,
    });
  });
});

const change = fc.record(
  {
    setting: fc.constantFrom('paused', 'limits.batch.USD', 'approval.mode'),
    from: fc.constantFrom<SettingChange['from']>(true, 1, '1', 'off'),
    to: fc.constantFrom<SettingChange['from']>(false, 2, '2', 'always'),
  },
  { requiredKeys: ['setting'] },
);

describe('two changes of the settings', () => {
  it('are the same in whatever order they say it', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        expect(isSameChange(changes, changes.toReversed())).toBe(true);
      }),
    );
  });

  it('are two if they set anything else, from anything else, or one of them sets more', () => {
    const [one, other]: [SettingChange, SettingChange] = [
      { setting: 'paused', from: false, to: true },
      { setting: 'approval.mode', from: 'off', to: 'always' },
    ];
    for (const different of [
      { ...one, setting: 'x' },
      { ...one, from: 'false' },
      { ...one, to: undefined },
    ]) {
      expect(isSameChange([one, other], [different, other])).toBe(false);
      expect(isSameChange([different, other], [one, other])).toBe(false);
    }
    expect(isSameChange([one], [one, other])).toBe(false);
    expect(isSameChange([one], [])).toBe(false);
  });
});
