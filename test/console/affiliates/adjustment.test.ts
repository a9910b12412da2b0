import { describe, expect, it } from 'vitest';
import { adjustmentText, amountFault } from '../../../console/src/affiliates/adjustment.ts';

describe('an adjustment', () => {
  it.each(['1,234.50', '1234,50', '1e3', ' 1', '.5', '01', '+1', '', '0x10', '1.23456'])(
    'guesses nothing about the amount %j',
    (amount) => {
      expect(amountFault('correction', amount)).toContain('Type a number such as 1234.50');
    },
  );

  it('takes off what was paid elsewhere, which is typed without a minus sign', () => {
    expect(amountFault('paid_elsewhere', '-20.00')).toContain('leave the minus out');
    expect(amountFault('paid_elsewhere', '20.00')).toBeUndefined();
    expect(amountFault('correction', '-20.00')).toBeUndefined();
    expect(amountFault('correction', '0.00')).toBe('It must not be zero.');
  });

  it.each([
    ['correction', '20.5', 'adds USD 20.5 to', 'USD 9,007,199,254,741,013.51'],
    ['opening_balance', '-20.00', 'takes USD 20.00 off', 'USD 9,007,199,254,740,973.01'],
    ['paid_elsewhere', '20', 'takes USD 20 off', 'USD 9,007,199,254,740,973.01'],
  ] as const)('says of %s %s what it does, to the last digit', (type, amount, change, after) => {
    const owed = '9007199254740993.01';
    expect(adjustmentText({ type, amount, currency: 'USD', owed })).toEqual({ change, after });
  });

  it('has the digits of the amount if nothing was owed in the currency', () => {
    const text = adjustmentText({ type: 'correction', amount: '12.50', currency: 'EUR', owed: '0' });
    expect(text.after).toBe('EUR 12.50');
  });
});
