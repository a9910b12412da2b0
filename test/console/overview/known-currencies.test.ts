import { describe, expect, it } from 'vitest';
import { knownCurrencies } from '../../../console/src/overview/known-currencies.ts';

const config = (limits: Record<string, string> = {}) => ({
  minimumPayout: { JPY: '5000' },
  limits: { payment: {}, batch: limits, daily: {} },
  approval: { mode: 'off' as const, from: {} },
});

describe('the currencies that the overview asks about', () => {
  it('are USD, those that were seen, that settings name, and that affiliates have, each once', () => {
    const affiliates = [{ balances: [{ currency: 'EUR' }, { currency: 'CHF' }] }, { balances: [] }];
    expect(knownCurrencies({ seen: ['SEK', 'EUR'], config: config({ KWD: '1.000' }), affiliates })).toEqual([
      'CHF',
      'EUR',
      'JPY',
      'KWD',
      'SEK',
      'USD',
    ]);
  });

  it('are never what is no currency', () => {
    expect(knownCurrencies({ seen: ['<b>', 'usd', 'XXX'], config: config(), affiliates: [] })).toEqual(['JPY', 'USD']);
  });
});
