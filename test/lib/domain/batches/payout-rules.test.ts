import { describe, expect, it } from 'vitest';
import { payoutRules } from '../../../../lib/domain/batches/payout-rules.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/settings/settings.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { NOW } from '../../../support/domain.ts';

const USD = currency('USD');
const rulesOf = (minMinor: bigint, maxMinor: bigint) =>
  payoutRules(DEFAULT_SETTINGS, USD, { name: 'some', limits: { minMinor, maxMinor } }, NOW);

describe('the rules of a payout', () => {
  it('are never looser than what the provider takes in one payment', () => {
    expect(rulesOf(9_000n, 20_000n)).toMatchObject({
      minimum: money(USD, 9_000n),
      paymentMinMinor: 9_000n,
      paymentMaxMinor: 20_000n,
    });
    expect(rulesOf(100n, 20_000n).minimum).toEqual(money(USD, 5_000n));
  });
});
