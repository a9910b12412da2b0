import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currency, minorDigits } from '../../../../lib/domain/shared/currency.ts';
import {
  type AmountFault,
  add,
  describeMoney,
  formatAmount,
  MAX_AMOUNT_MINOR,
  money,
  parseAmount,
  zero,
} from '../../../../lib/domain/shared/money.ts';

const [USD, EUR, JPY, KWD] = [currency('USD'), currency('EUR'), currency('JPY'), currency('KWD')];
const anyCurrency = fc.constantFrom(...CURRENCY_CODES.map((code) => currency(code)));
const anyMinor = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });

describe('an amount', () => {
  it('reads back exactly as it was written, in every currency', () => {
    fc.assert(
      fc.property(anyCurrency, anyMinor, (currency, minor) => {
        const amount = money(currency, minor);
        expect(parseAmount(currency, formatAmount(amount))).toEqual(amount);
      }),
    );
  });

  it('is written with exactly the digits of its currency, in every currency', () => {
    fc.assert(
      fc.property(anyCurrency, anyMinor, (currency, minor) => {
        const [, fraction = ''] = formatAmount(money(currency, minor)).split('.');
        expect(fraction).toHaveLength(minorDigits(currency));
      }),
    );
  });

  it.each([
    [USD, 3930n, '39.30'],
    [USD, -7n, '-0.07'],
    [USD, 0n, '0.00'],
    [JPY, 1200n, '1200'],
    [JPY, 0n, '0'],
    [KWD, 1n, '0.001'],
    [KWD, -1234567n, '-1234.567'],
    [currency('CLF'), 12345n, '1.2345'],
  ])('of %s in minor units %s is written %s', (currency, minor, text) => {
    expect(formatAmount(money(currency, minor))).toBe(text);
  });

  it('is described with its currency', () => {
    expect(describeMoney(money(USD, -3930n))).toBe('-39.30 USD');
  });
});

describe('reading an amount', () => {
  it.each([
    [USD, '12', 1200n],
    [USD, '12.5', 1250n],
    [USD, '-0.07', -7n],
    [USD, '-0', 0n],
    [USD, '-0.00', 0n],
    [JPY, '1200', 1200n],
    [KWD, '0.001', 1n],
    [USD, '9999999999999.99', MAX_AMOUNT_MINOR],
    [JPY, '-999999999999999', -MAX_AMOUNT_MINOR],
  ])('takes %s %s', (currency, text, minor) => {
    expect(parseAmount(currency, text)).toEqual({ currency, minor });
  });

  it.each<[typeof USD | typeof JPY | typeof KWD, string, AmountFault]>([
    [USD, '1.005', 'too-many-decimals'],
    [USD, '1.000', 'too-many-decimals'],
    [JPY, '1.0', 'too-many-decimals'],
    [KWD, '0.0001', 'too-many-decimals'],
    [USD, '10000000000000.00', 'too-large'],
    [USD, '-10000000000000', 'too-large'],
    [JPY, '1000000000000000', 'too-large'],
    [KWD, `1${'0'.repeat(400)}`, 'too-large'],
  ])('refuses %s %s as %s, and rounds nothing', (currency, text, fault) => {
    expect(parseAmount(currency, text)).toBe(fault);
  });

  it.each([
    '',
    '-',
    '.',
    '.5',
    '5.',
    '+1',
    '--1',
    '007',
    '00',
    '-01.00',
    '1e3',
    '1E3',
    '0x10',
    '1,000.00',
    '1_000',
    ' 1',
    '1 ',
    '1\n',
    '1.0.0',
    '1.-5',
    'NaN',
    'Infinity',
    '−1',
    '١٢',
    '１２',
    '1\u00a0000',
    '$1',
  ])('refuses %j, which is no plain decimal', (text) => {
    expect(parseAmount(USD, text)).toBe('not-a-decimal');
  });

  it('never reads what it would write in another way, save missing decimals and the sign of zero', () => {
    const decimal = fc.stringMatching(/^-?[0-9]{1,18}(\.[0-9]{1,5})?$/);
    fc.assert(
      fc.property(anyCurrency, decimal, (currency, text) => {
        const parsed = parseAmount(currency, text);
        if (typeof parsed === 'string') return;
        const written = formatAmount(parsed);
        const [whole, fraction = ''] = text.split('.');
        const digits = minorDigits(currency);
        const full = digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
        expect(parsed.minor === 0n ? full?.replace('-', '') : full).toBe(written);
      }),
    );
  });
});

describe('adding amounts', () => {
  it('adds minor units exactly, beyond what a floating-point number holds', () => {
    expect(add(money(USD, 2n ** 53n), money(USD, 1n))).toEqual(money(USD, 2n ** 53n + 1n));
    expect(add(zero(USD), money(USD, -7n))).toEqual(money(USD, -7n));
  });

  it('does not compile for two currencies, and throws where only run time can tell', () => {
    // @ts-expect-error: dollars and euros do not add
    expect(() => add(money(USD, 1n), money(EUR, 1n))).toThrow(RangeError);
  });

  it('does not compile with a floating-point number for an amount', () => {
    // @ts-expect-error: an amount is a bigint
    expect(() => add(money(USD, 1n), money(USD, 0.5))).toThrow(TypeError);
  });
});
