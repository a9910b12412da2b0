import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsApproval } from '../../../../lib/domain/batches/approval.ts';
import { needsSecondPerson } from '../../../../lib/domain/settings/four-eyes.ts';
import { APPROVAL_MODES, DEFAULT_SETTINGS, isPaused, type Settings } from '../../../../lib/domain/settings/settings.ts';
import { changeSettings, type SettingsPatch } from '../../../../lib/domain/settings/settings-change.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { NOW } from '../../../support/domain.ts';

const map = (amounts: Record<string, bigint | null>) => new Map(Object.entries(amounts));

const ALWAYS: Settings = {
  ...DEFAULT_SETTINGS,
  approval: { mode: 'always', fromMinor: new Map([['USD', 500n]]) },
  limits: {
    paymentMinor: new Map([['USD', 100n]]),
    batchMinor: new Map([['USD', 1_000n]]),
    dailyMinor: new Map([['USD', 5_000n]]),
  },
  riseIdQuietHours: 24,
};
const FROM: Settings = { ...ALWAYS, approval: { ...ALWAYS.approval, mode: 'from-amount' } };
const PAUSED: Settings = { ...ALWAYS, pause: { reason: 'an audit', by: 'ann', at: NOW } };
const SCHEDULED: Settings = { ...ALWAYS, schedules: { payouts: true } };
const OFF: Settings = { ...ALWAYS, approval: { ...ALWAYS.approval, mode: 'off' } };

const AT_MOST_400 = new Map([['USD', 400n]]);

const SETTING_NAMES = ['minimumPayoutMinor', 'approval', 'limits', 'riseIdQuietHours', 'schedules', 'pause'] as const;

const needs = (before: Settings, patch: SettingsPatch) => {
  const change = changeSettings(before, patch, 'ann', NOW);
  if (!change) throw new Error('the patch changes nothing');
  return needsSecondPerson(before, change.after);
};

describe('while approval is on, a second person is needed', () => {
  it.each<[string, Settings, SettingsPatch]>([
    ['to switch approval off', ALWAYS, { approval: { mode: 'off' } }],
    ['to switch it off where it starts from an amount', FROM, { approval: { mode: 'off' } }],
    ['to approve only from an amount', ALWAYS, { approval: { mode: 'from-amount' } }],
    ['to approve from a higher amount', FROM, { approval: { fromMinor: map({ USD: 501n }) } }],
    [
      'to give a currency an amount that had none: it was always approved',
      FROM,
      { approval: { fromMinor: map({ EUR: 1n }) } },
    ],
    ['to raise that amount while every batch is approved', ALWAYS, { approval: { fromMinor: map({ USD: 501n }) } }],
    [
      'to approve always, from a higher amount later',
      FROM,
      { approval: { mode: 'always', fromMinor: map({ USD: 501n }) } },
    ],
    ['for higher payments', ALWAYS, { limits: { paymentMinor: map({ USD: 101n }) } }],
    ['for higher batches', ALWAYS, { limits: { batchMinor: map({ USD: 1_001n }) } }],
    ['for more a day', ALWAYS, { limits: { dailyMinor: map({ USD: 5_001n }) } }],
    ['to take the limit of payments away', ALWAYS, { limits: { paymentMinor: map({ USD: null }) } }],
    ['to take the limit of batches away', ALWAYS, { limits: { batchMinor: map({ USD: null }) } }],
    ['to take the limit of a day away', ALWAYS, { limits: { dailyMinor: map({ USD: null }) } }],
    [
      'for a limit of batches that keeps them all below the amount',
      FROM,
      { limits: { batchMinor: map({ USD: 499n }) } },
    ],
    ['for a limit of payments that does the same', FROM, { limits: { paymentMinor: map({ USD: 4n }) } }],
    [
      'for the first limit of batches, if it keeps them all below the amount',
      { ...FROM, limits: DEFAULT_SETTINGS.limits },
      { limits: { batchMinor: map({ USD: 499n }) } },
    ],
    [
      'for the first limit of payments, if it does the same',
      { ...FROM, limits: DEFAULT_SETTINGS.limits },
      { limits: { paymentMinor: map({ USD: 4n }) } },
    ],
    ['for a shorter quiet time', ALWAYS, { riseIdQuietHours: 23 }],
    ['for no quiet time', ALWAYS, { riseIdQuietHours: 0 }],
    ['to resume', PAUSED, { paused: false }],
    ['to switch the payout schedule on', ALWAYS, { schedules: { payouts: true } }],
    ['for what is stricter together with what is not', ALWAYS, { riseIdQuietHours: 48, schedules: { payouts: true } }],
  ])('%s', (_, before, patch) => {
    expect(needs(before, patch)).toBe(true);
  });

  it.each<[string, Settings, SettingsPatch]>([
    ['to approve every batch', FROM, { approval: { mode: 'always' } }],
    ['to approve from a lower amount', FROM, { approval: { fromMinor: map({ USD: 499n }) } }],
    ['to approve always in a currency', FROM, { approval: { fromMinor: map({ USD: null }) } }],
    ['to say so with a nought', FROM, { approval: { fromMinor: map({ EUR: 0n }) } }],
    ['for lower limits', ALWAYS, { limits: { paymentMinor: map({ USD: 1n }), dailyMinor: map({ USD: 1n }) } }],
    ['for a limit where there was none', ALWAYS, { limits: { batchMinor: map({ EUR: 1n }) } }],
    [
      'for a lower limit of batches that the amount is still within',
      FROM,
      { limits: { batchMinor: map({ USD: 500n }) } },
    ],
    [
      'to approve from a lower amount, which no batch could reach before either',
      { ...FROM, limits: { ...FROM.limits, batchMinor: AT_MOST_400 } },
      { approval: { fromMinor: map({ USD: 450n }) } },
    ],
    ['for a longer quiet time', ALWAYS, { riseIdQuietHours: 25 }],
    ['to pause', ALWAYS, { paused: true, reason: 'an audit' }],
    ['to switch the payout schedule off', SCHEDULED, { schedules: { payouts: false } }],
    ['for another minimum payout', ALWAYS, { minimumPayoutMinor: map({ USD: 1n, EUR: 99n }) }],
  ])('but not %s', (_, before, patch) => {
    expect(needs(before, patch)).toBe(false);
  });

  it('always, also while approval is off, to settle a restore, and for nothing else about it', () => {
    const restored = { to: NOW, stoppedAt: NOW, at: NOW, by: 'restore' };
    for (const settings of [OFF, ALWAYS]) {
      const stopped: Settings = { ...settings, restored, lastRestore: { to: NOW, at: NOW }, generation: 7 };
      expect(needs(stopped, { restored: false })).toBe(true);
      expect(needs(stopped, { paused: true })).toBe(false);
      expect(needsSecondPerson(settings, stopped), 'a restore is declared by one person').toBe(false);
    }
  });

  it('and nobody is needed for anything while it is off, switching it on included', () => {
    const patch: SettingsPatch = {
      limits: { dailyMinor: map({ USD: null }) },
      riseIdQuietHours: 0,
      approval: { mode: 'always' },
    };
    expect(needs(OFF, patch)).toBe(false);
  });
});

describe('whatever one person may change while approval is on', () => {
  const codes = ['USD', 'EUR'];
  const amounts = fc
    .dictionary(fc.constantFrom(...codes), fc.bigInt({ min: 1n, max: 8n }), { noNullPrototype: true })
    .map((some) => new Map(Object.entries(some)));
  const settings: fc.Arbitrary<Settings> = fc.record({
    version: fc.constant(1),
    minimumPayoutMinor: amounts,
    approval: fc.record({ mode: fc.constantFrom(...APPROVAL_MODES), fromMinor: amounts }),
    limits: fc.record({ paymentMinor: amounts, batchMinor: amounts, dailyMinor: amounts }),
    riseIdQuietHours: fc.nat(3),
    schedules: fc.record({ payouts: fc.boolean() }),
    pause: fc.option(fc.constant({ reason: 'x', by: 'ann', at: NOW }), { nil: undefined }),
  });
  /** As much as may go into a payment, a batch or a day; a large number where there is no limit. */
  const most = (limit: ReadonlyMap<string, bigint>, code: string) => limit.get(code) ?? 1_000_000n;

  /** Settings while approval is on, and the same with one of them, or two, replaced. */
  const changes = fc
    .record({
      before: settings.filter(({ approval }) => approval.mode !== 'off'),
      other: settings,
      replaced: fc.uniqueArray(fc.constantFrom(...SETTING_NAMES), {
        minLength: 1,
        maxLength: 2,
      }),
    })
    .map(({ before, other, replaced }) => {
      const after: Settings = { ...before, ...Object.fromEntries(replaced.map((name) => [name, other[name]])) };
      return { before, after };
    });

  it('lets no batch through without an approval that needed one, and no more through than before', () => {
    let free = 0;
    fc.assert(
      fc.property(changes, fc.bigInt({ min: 1n, max: 9n }), ({ before, after }, totalMinor) => {
        if (needsSecondPerson(before, after)) return;
        free += 1;
        for (const code of codes) {
          const batch = { currency: currency(code), totalMinor };
          expect(needsApproval(before, batch) && !needsApproval(after, batch)).toBe(false);
          for (const limit of ['paymentMinor', 'batchMinor', 'dailyMinor'] as const) {
            expect(most(after.limits[limit], code)).toBeLessThanOrEqual(most(before.limits[limit], code));
          }
        }
        expect(after.riseIdQuietHours).toBeGreaterThanOrEqual(before.riseIdQuietHours);
        expect(isPaused(before) && !isPaused(after)).toBe(false);
        expect(after.schedules.payouts && !before.schedules.payouts).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    expect(free).toBeGreaterThan(100);
  });
});
