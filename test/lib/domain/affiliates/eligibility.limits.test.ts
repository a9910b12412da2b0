import { describe, expect, it } from 'vitest';
import type { PayoutAccount } from '../../../../lib/domain/accounts/payout-account.ts';
import { eligibility, ineligibleBalance, ineligiblePart } from '../../../../lib/domain/affiliates/eligibility.ts';
import type { PayoutRules } from '../../../../lib/domain/batches/payout-rules.ts';
import { emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, payeeId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { NOW } from '../../../support/domain.ts';

const USD = currency('USD');
const BALANCE = { ...emptyBalance(affiliateId('ann'), USD), accruedSeq: 1, accruedMinor: 9_000n };
const RULES: PayoutRules = {
  provider: 'mock',
  minimum: money(USD, 0n),
  paymentMinMinor: 1n,
  paymentMaxMinor: 8_000n,
  batchMaxMinor: 6_000n,
  dailyMaxMinor: 5_000n,
  riseIdQuietHours: 0,
  now: NOW,
};
const part = (amountMinor: bigint) => ({ toSeq: 1, amountMinor, commissionCount: 1 });

describe('the part of a balance that one payment would claim', () => {
  it('is within all limits, exactly at them included, or there are none', () => {
    expect(ineligiblePart(BALANCE, part(5_000n), RULES)).toBeUndefined();
    expect(ineligiblePart(BALANCE, part(6_000n), { ...RULES, dailyMaxMinor: undefined })).toBeUndefined();
    const none = { ...RULES, batchMaxMinor: undefined, dailyMaxMinor: undefined };
    expect(ineligiblePart(BALANCE, part(9_000n), none)).toBeUndefined();
  });

  it('is too large for one payment if none is small enough', () => {
    expect(ineligiblePart(BALANCE, undefined, RULES)).toEqual({
      eligible: false,
      code: 'above_payment_limit',
      reason:
        'Even the smallest part of the balance that the provider takes is above the 80.00 USD that one payment may have',
    });
  });

  it('is too large for a batch, which is said first', () => {
    expect(ineligiblePart(BALANCE, part(6_001n), RULES)).toEqual({
      eligible: false,
      code: 'above_batch_limit',
      reason: '60.01 USD is above the 60.00 USD that one batch may have',
    });
  });

  it('is too large for a day', () => {
    expect(ineligiblePart(BALANCE, part(5_001n), RULES)).toEqual({
      eligible: false,
      code: 'above_daily_limit',
      reason: '50.01 USD is above the 50.00 USD that may be paid in 24 hours',
    });
  });
});

describe('why a balance is not paid', () => {
  const account: PayoutAccount = {
    affiliateId: affiliateId('ann'),
    provider: 'mock',
    payeeId: payeeId('rise-ann'),
    kycStatus: 'APPROVED',
    canReceivePayments: true,
    linkedAt: NOW,
    checkedAt: NOW,
  };
  const open = { transactionId: transactionId('b.001'), toSeq: 1, amountMinor: 9_000n, commissionCount: 1 };
  const reasonOf = (balance = BALANCE, patch: Partial<PayoutAccount> = {}) => {
    const verdict = eligibility(balance, { ...account, ...patch }, RULES);
    return verdict.eligible ? undefined : verdict.reason;
  };

  it('is said in words', () => {
    expect(eligibility(BALANCE, undefined, RULES)).toMatchObject({ reason: 'No Rise account is linked' });
    expect(reasonOf(BALANCE, { kycStatus: 'PENDING' })).toBe(
      'The Rise account is not approved. Its KYC status is PENDING',
    );
    expect(reasonOf(BALANCE, { canReceivePayments: false })).toBe('The Rise account cannot receive payments yet');
    expect(ineligibleBalance({ ...BALANCE, open }, RULES)).toMatchObject({ reason: 'Payment b.001 is under way' });
    expect(reasonOf({ ...BALANCE, accruedMinor: -5n })).toBe('The balance is -0.05 USD');
    expect(reasonOf()).toBeUndefined();
  });
});
