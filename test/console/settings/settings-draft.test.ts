import { describe, expect, it } from 'vitest';
import { changeText } from '../../../console/src/settings/setting-words.ts';
import { differences, draftChanges, draftFault, patchOf } from '../../../console/src/settings/settings-draft.ts';
import type { Config } from '../../../console/src/shared/api/types.ts';

const CONFIG: Config = {
  version: 3,
  minimumPayout: { USD: '50.00' },
  approval: { mode: 'from-amount', from: { USD: '10000.00' } },
  limits: { payment: { USD: '5000.00' }, batch: {}, daily: { USD: '250000.00' } },
  riseIdQuietHours: 72,
  schedules: { payouts: false },
  paused: false,
};

const changed = (typed: readonly (readonly [string, string | boolean])[]) => draftChanges(CONFIG, new Map(typed));

describe('a change of the settings that is being typed', () => {
  it('holds no setting whose value stays the same, however it is written', () => {
    const same = [
      ['minimumPayout.USD', '50'],
      ['limits.batch.USD', ''],
      ['approval.mode', 'from-amount'],
      ['riseIdQuietHours', '72'],
      ['schedules.payouts', false],
    ] as const;
    expect(changed(same)).toEqual([]);
  });

  it('is told in words with the old and the new, to the last digit', () => {
    const changes = changed([
      ['limits.daily.USD', '9007199254740993.01'],
      ['limits.payment.USD', ''],
      ['minimumPayout.JPY', '5000'],
      ['approval.from.USD', ''],
      ['approval.mode', 'always'],
      ['riseIdQuietHours', '0'],
      ['schedules.payouts', true],
    ]);
    expect(changes.map(changeText)).toEqual([
      'Maximum within 24 hours in USD: USD 250,000.00 → USD 9,007,199,254,740,993.01',
      'Maximum of a payment in USD: USD 5,000.00 → no limit',
      'Minimum of a payment in JPY: none → JPY 5,000',
      'Approval from in USD: USD 10,000.00 → always',
      'Approval of batches: A second admin, from these amounts on → Every batch needs a second admin',
      'After a change of the account: nothing is paid for 72 hours → paid at once',
      'Scheduled daily payouts: off → on',
    ]);
  });

  it('sends the API only what changes', () => {
    expect(patchOf(changed([['limits.payment.USD', '']]))).toEqual({ limits: { payment: { USD: null } } });
    expect(
      patchOf(
        changed([
          ['limits.daily.USD', '1.00'],
          ['approval.mode', 'off'],
          ['riseIdQuietHours', '0'],
          ['schedules.payouts', true],
        ]),
      ),
    ).toEqual({
      limits: { daily: { USD: '1.00' } },
      approval: { mode: 'off' },
      riseIdQuietHours: 0,
      schedules: { payouts: true },
    });
  });

  it('confirms a proposal with exactly what it holds', () => {
    const proposed = [
      { setting: 'limits.batch.EUR', from: '100.00' },
      { setting: 'approval.from.EUR', to: '5.00' },
      { setting: 'paused', from: true, to: false },
      { setting: 'restored', from: true, to: false },
    ];
    expect(patchOf(proposed)).toEqual({
      limits: { batch: { EUR: null } },
      approval: { from: { EUR: '5.00' } },
      paused: false,
      restored: false,
    });
  });

  it.each([
    ['limits.daily.USD', '1,000.00', 'Type a number such as 1234.50, or nothing.'],
    ['limits.daily.USD', '1e3', 'Type a number such as 1234.50, or nothing.'],
    ['limits.daily.USD', '-1', 'Type a number such as 1234.50, or nothing.'],
    ['limits.daily.USD', '0.00', 'A limit must be more than zero.'],
    ['minimumPayout.USD', '0.00', undefined],
    ['minimumPayout.USD', '', undefined],
    ['riseIdQuietHours', '', 'Type hours from 0 to 8760.'],
    ['riseIdQuietHours', '9000', 'Type hours from 0 to 8760.'],
    ['riseIdQuietHours', '8760', undefined],
  ])('guesses nothing about %s %j', (setting, typed, fault) => {
    expect(draftFault(setting, typed)).toBe(fault);
  });

  it('is compared with what somebody else has changed', () => {
    const after = { ...CONFIG, version: 4, limits: { ...CONFIG.limits, daily: {} }, riseIdQuietHours: 24 };
    expect(differences(CONFIG, after)).toEqual([
      { setting: 'limits.daily.USD', from: '250000.00', to: undefined },
      { setting: 'riseIdQuietHours', from: 72, to: 24 },
    ]);
  });
});
