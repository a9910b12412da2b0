import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../../lib/domain/settings/settings.ts';
import { changeSettings } from '../../../../lib/domain/settings/settings-change.ts';
import { LATER, NOW } from '../../../support/domain.ts';

const change = (before: Settings, patch: Parameters<typeof changeSettings>[1]) =>
  changeSettings(before, patch, 'ann', NOW);

describe('a change of the settings', () => {
  it('changes what is named and leaves the rest, and says what it changed', () => {
    const changed = change(DEFAULT_SETTINGS, {
      minimumPayoutMinor: new Map([
        ['USD', 7_550n],
        ['JPY', 100n],
      ]),
      approval: { mode: 'from-amount', fromMinor: new Map([['USD', 1n]]) },
      limits: { dailyMinor: new Map([['KWD', 1_500n]]) },
      riseIdQuietHours: 72,
      schedules: { payouts: true },
    });
    expect(changed?.after).toEqual({
      version: 1,
      minimumPayoutMinor: new Map([
        ['USD', 7_550n],
        ['JPY', 100n],
      ]),
      approval: { mode: 'from-amount', fromMinor: new Map([['USD', 1n]]) },
      limits: { paymentMinor: new Map(), batchMinor: new Map(), dailyMinor: new Map([['KWD', 1_500n]]) },
      riseIdQuietHours: 72,
      schedules: { payouts: true, payoutsSince: NOW },
      updatedBy: 'ann',
      updatedAt: NOW,
    });
    expect(changed?.changes).toEqual([
      { setting: 'minimumPayout.USD', from: '50.00', to: '75.50' },
      { setting: 'approval.mode', from: 'off', to: 'from-amount' },
      { setting: 'riseIdQuietHours', from: 0, to: 72 },
      { setting: 'schedules.payouts', from: false, to: true },
      { setting: 'minimumPayout.JPY', to: '100' },
      { setting: 'approval.from.USD', to: '0.01' },
      { setting: 'limits.daily.KWD', to: '1.500' },
    ]);
  });

  it('takes an amount away where it is told null, of that currency only', () => {
    const minimumPayoutMinor = new Map([
      ['USD', null],
      ['EUR', 5n],
    ]);
    expect(change(DEFAULT_SETTINGS, { minimumPayoutMinor })?.after.minimumPayoutMinor).toEqual(new Map([['EUR', 5n]]));
  });

  it('that changes nothing is none', () => {
    const minimumPayoutMinor = new Map([
      ['USD', 5_000n],
      ['EUR', null],
    ]);
    const same = { minimumPayoutMinor, approval: { mode: 'off' as const }, limits: {}, paused: false, reason: 'why' };
    expect(change(DEFAULT_SETTINGS, same)).toBeUndefined();
    expect(change(DEFAULT_SETTINGS, {})).toBeUndefined();
  });

  it('keeps who paused first, when and why, until somebody resumes', () => {
    const paused = change(DEFAULT_SETTINGS, { paused: true, reason: 'the bank called' })?.after ?? DEFAULT_SETTINGS;
    expect(paused.pause).toEqual({ reason: 'the bank called', by: 'ann', at: NOW });
    expect(changeSettings(paused, { paused: true, reason: 'me too' }, 'bob', LATER)).toBeUndefined();
    const meanwhile = changeSettings(paused, { riseIdQuietHours: 1 }, 'bob', LATER)?.after;
    expect(meanwhile?.pause).toEqual(paused.pause);
    expect(change(paused, { paused: false })?.after.pause).toBeUndefined();
  });
});
