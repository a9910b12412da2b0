import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, isPaused, minimumPayout } from '../../../../lib/domain/settings/settings.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';

describe('the minimum payout', () => {
  it('is 50.00 for USD and nothing for other currencies, unless set', () => {
    expect(minimumPayout(DEFAULT_SETTINGS, currency('USD')).minor).toBe(5_000n);
    expect(minimumPayout(DEFAULT_SETTINGS, currency('JPY')).minor).toBe(0n);
    const settings = { ...DEFAULT_SETTINGS, minimumPayoutMinor: new Map([['JPY', 1_000n]]) };
    expect(minimumPayout(settings, currency('JPY'))).toEqual({ currency: 'JPY', minor: 1_000n });
  });

  it('does not come with paused payouts', () => {
    expect(isPaused(DEFAULT_SETTINGS)).toBe(false);
  });
});
