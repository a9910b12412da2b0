import { data } from 'currency-codes';
import { describe, expect, it } from 'vitest';
import {
  CURRENCY_CODES,
  type Currency,
  currency,
  isCurrency,
  minorDigits,
} from '../../../../lib/domain/shared/currency.ts';

/** What has changed since ISO 4217 list one of 2024-06-25, which currency-codes 2.2.0 holds, until 2026. */
const WITHDRAWN_SINCE = {
  ANG: 'replaced by XCG in Curaçao and Sint Maarten on 2025-03-31',
  BGN: 'Bulgaria has the euro since 2026-01-01',
  CUC: 'ended by the monetary unification of Cuba in 2021; taken off the list after this edition of it',
};
const ADDED_SINCE = { XAD: 2, XCG: 2 };
/** Units of account, metals and test codes: list one gives "N.A." for their minor unit, which the package turns into 0. */
const WITHOUT_MINOR_UNIT = [
  ...['XAG', 'XAU', 'XPD', 'XPT', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XSU', 'XUA', 'XTS', 'XXX'],
];

describe('currencies', () => {
  it.each(data.filter(({ code }) => isCurrency(code)))('$code has the digits that ISO 4217 gives it', (listed) => {
    expect(minorDigits(currency(listed.code))).toBe(listed.digits);
  });

  it('are all those of ISO 4217 list one in 2026 that have a minor unit', () => {
    const left = new Set([...WITHOUT_MINOR_UNIT, ...Object.keys(WITHDRAWN_SINCE)]);
    const expected = data.map(({ code }) => code).filter((code) => !left.has(code));
    expect([...CURRENCY_CODES].sort()).toEqual([...expected, ...Object.keys(ADDED_SINCE)].sort());
  });

  it.each(Object.entries(ADDED_SINCE))('%s, newer than the list compared with, has %i digits', (code, digits) => {
    expect(minorDigits(currency(code))).toBe(digits);
  });

  it.each([...WITHOUT_MINOR_UNIT, ...Object.keys(WITHDRAWN_SINCE), 'usd', 'US', 'USDT', '', ' USD'])(
    'do not include %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => currency(code)).toThrow(RangeError);
      expect(() => minorDigits(code as Currency), 'which was never checked').toThrow(RangeError);
    },
  );
});
