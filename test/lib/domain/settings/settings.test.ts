import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, isPaused, minimumPayout, stopOf } from '../../../../lib/domain/settings/settings.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { NOW } from '../../../support/domain.ts';

describe('the settings', () => {
  it('have a minimum payout of 50.00 for USD and none for other currencies, unless set', () => {
    expect(minimumPayout(DEFAULT_SETTINGS, currency('USD')).minor).toBe(5_000n);
    expect(minimumPayout(DEFAULT_SETTINGS, currency('JPY')).minor).toBe(0n);
    const settings = { ...DEFAULT_SETTINGS, minimumPayoutMinor: new Map([['JPY', 1_000n]]) };
    expect(minimumPayout(settings, currency('JPY'))).toEqual({ currency: 'JPY', minor: 1_000n });
  });

  it('stop nothing by default; a pause does, and a restore counts before it', () => {
    const pause = { reason: 'x', by: 'ann', at: NOW };
    const restored = { to: NOW, stoppedAt: NOW, at: NOW, by: 'restore' };
    expect(stopOf(DEFAULT_SETTINGS)).toBeUndefined();
    expect(stopOf({ pause })).toBe('paused');
    expect(stopOf({ restored })).toBe('restored');
    expect(stopOf({ pause, restored })).toBe('restored');
  });

  it('do not pause payouts by default', () => {
    expect(isPaused(DEFAULT_SETTINGS)).toBe(false);
  });
});
