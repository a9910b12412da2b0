import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountReader } from '../../../console/src/imports/read-amount.ts';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { formatAmount, money } from '../../../lib/domain/shared/money.ts';

const read = (text: string, format: Parameters<typeof amountReader>[0], of = 'USD') => {
  const given = amountReader(format)(text, of);
  return 'value' in given ? given.value : 'fault';
};

const POINT = { decimal: 'point', thousands: 'none', unit: 'major' } as const;
const GERMAN = { decimal: 'comma', thousands: 'point', unit: 'major' } as const;

describe('an amount of a file', () => {
  it.each([
    ['12.50', POINT, '12.50'],
    ['-3', POINT, '-3'],
    ['1,234.50', { ...POINT, thousands: 'comma' }, '1234.50'],
    ['1.234.567,5', GERMAN, '1234567.5'],
    ['1234,50', GERMAN, '1234.50'],
    ['1\u202f234,50', { ...GERMAN, thousands: 'blank' }, '1234.50'],
    ['1’234.50', { ...POINT, thousands: 'apostrophe' }, '1234.50'],
    ['123450', { ...POINT, unit: 'minor' }, '1234.50'],
    ['5', { ...POINT, unit: 'minor' }, '0.05'],
  ] as const)('%s is read as the person says', (text, format, value) => {
    expect(read(text, format)).toBe(value);
  });

  it.each([
    ['1,234.50', POINT],
    ['12,50', POINT],
    ['12.50', { ...POINT, decimal: 'comma' }],
    ['1.23,50', GERMAN],
    ['1.2345,50', GERMAN],
    ['12,34,567.00', { ...POINT, thousands: 'comma' }],
    ['€ 12.50', POINT],
    ['(12.50)', POINT],
    ['12.', POINT],
    ['.5', POINT],
    ['1e3', POINT],
    ['١٢', POINT],
    ['12.50', { ...POINT, unit: 'minor' }],
  ] as const)('%s is a fault where the person has not said so', (text, format) => {
    expect(read(text, format)).toBe('fault');
  });

  it('in the smallest unit has as many digits as its currency', () => {
    const minor = { ...POINT, unit: 'minor' } as const;
    expect([read('1234', minor, 'JPY'), read('1234', minor, 'KWD')]).toEqual(['1234', '1.234']);
  });

  it('is to the last digit what a spreadsheet of any country shows for it', () => {
    const marks = { point: '.', comma: ',', none: '', blank: '\u00a0', apostrophe: "'" };
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
        fc.constantFrom('point', 'comma'),
        fc.constantFrom('none', 'comma', 'point', 'blank', 'apostrophe'),
        (minor, code, decimal, thousands) => {
          fc.pre(decimal !== thousands);
          const amount = formatAmount(money(currency(code), minor));
          const [whole = '', part] = amount.split('.');
          const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, marks[thousands]);
          const shown = part === undefined ? grouped : `${grouped}${marks[decimal]}${part}`;
          expect(read(shown, { decimal, thousands, unit: 'major' }, code)).toBe(amount);
          expect(read(String(minor), { thousands: 'none', unit: 'minor' }, code)).toBe(amount);
        },
      ),
    );
  });
});
