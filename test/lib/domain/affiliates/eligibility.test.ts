import { describe, expect, it } from 'vitest';
import type { PayoutAccount } from '../../../../lib/domain/accounts/payout-account.ts';
import { eligibility } from '../../../../lib/domain/affiliates/eligibility.ts';
import { type Balance, emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, payeeId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { MAX_AMOUNT_MINOR, money } from '../../../../lib/domain/shared/money.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

const USD = currency('USD');
const ANN = affiliateId('ann');
const RULES = {
  provider: 'mock',
  paymentMinMinor: 1n,
  paymentMaxMinor: MAX_AMOUNT_MINOR,
  minimum: money(USD, 5_000n),
  riseIdQuietHours: 72,
  now: NOW,
};
const NO_MINIMUM = { ...RULES, minimum: money(USD, 0n) };
const ACCOUNT: PayoutAccount = {
  affiliateId: ANN,
  provider: 'mock',
  payeeId: payeeId('rise-ann'),
  kycStatus: 'APPROVED',
  canReceivePayments: true,
  linkedAt: NOW,
  checkedAt: NOW,
};
const withPending = (minor: bigint, patch: Partial<Balance> = {}): Balance => ({
  ...emptyBalance(ANN, USD),
  accruedSeq: 1,
  accruedMinor: minor,
  accruedCount: 1,
  ...patch,
});
const HOLD = { hold: { reason: 'fraud check', by: 'admin', at: NOW } };
const OPEN = {
  open: { transactionId: transactionId('batch-1.001'), toSeq: 1, amountMinor: 6_000n, commissionCount: 1 },
};
const code = (balance: Balance, account: PayoutAccount | undefined = ACCOUNT) => {
  const verdict = eligibility(balance, account, RULES);
  return verdict.eligible ? 'eligible' : verdict.code;
};

describe('eligibility', () => {
  it('includes the minimum itself, and nothing below it', () => {
    expect(code(withPending(5_000n))).toBe('eligible');
    expect(code(withPending(4_999n))).toBe('below_minimum');
  });

  it('counts only what is not settled', () => {
    expect(code(withPending(9_000n, { settledSeq: 1, settledMinor: 9_000n }))).toBe('nothing_to_pay');
  });

  it.each([0n, -1n])('has nothing to pay at %s, even without a minimum', (minor) => {
    const verdict = eligibility(withPending(minor), ACCOUNT, NO_MINIMUM);
    expect(verdict).toMatchObject({ eligible: false, code: 'nothing_to_pay' });
  });

  it('pays a single minor unit where there is no minimum', () => {
    expect(eligibility(withPending(1n), ACCOUNT, NO_MINIMUM)).toEqual({ eligible: true, account: ACCOUNT });
  });

  it.each(['PENDING', 'SUBMITTED', 'REJECTED', 'EXPIRED'] as const)('needs more than KYC status %s', (kycStatus) => {
    expect(code(withPending(5_000n), { ...ACCOUNT, kycStatus })).toBe('kyc_not_approved');
  });

  it('needs an account that can receive payments, and says what is wrong with it', () => {
    const account = { ...ACCOUNT, canReceivePayments: false, fault: 'The contract is not signed' };
    expect(eligibility(withPending(5_000n), account, RULES)).toMatchObject({
      code: 'cannot_receive',
      reason: 'The contract is not signed',
    });
    expect(code(withPending(5_000n), { ...account, fault: undefined })).toBe('cannot_receive');
  });

  it('needs an account at the provider that is to pay', () => {
    expect(eligibility(withPending(5_000n), { ...ACCOUNT, provider: 'other' }, RULES)).toMatchObject({
      code: 'account_elsewhere',
      reason: 'The linked account is at other, and mock was asked to pay',
    });
  });

  it('says the first reason in the order hold, open payment, nothing, minimum, account, KYC', () => {
    const pendingKyc: PayoutAccount = { ...ACCOUNT, kycStatus: 'PENDING' };
    const without = (balance: Balance) => {
      const verdict = eligibility(balance, undefined, RULES);
      return verdict.eligible ? 'eligible' : verdict.code;
    };
    expect([
      without(withPending(-1n, { ...HOLD, ...OPEN })),
      without(withPending(-1n, OPEN)),
      without(withPending(-1n)),
      without(withPending(4_999n)),
      without(withPending(5_000n)),
      code(withPending(5_000n), pendingKyc),
    ]).toEqual(['on_hold', 'payment_open', 'nothing_to_pay', 'below_minimum', 'no_rise_account', 'kyc_not_approved']);
  });

  it('says the reason in words, with the amounts', () => {
    expect(eligibility(withPending(4_999n), ACCOUNT, RULES)).toMatchObject({
      reason: '49.99 USD is below the minimum payout of 50.00 USD',
    });
    expect(eligibility(withPending(1n, HOLD), ACCOUNT, RULES)).toMatchObject({ reason: 'On hold: fraud check' });
  });

  it('needs a payee id that was not changed a short while ago, and says until when', () => {
    const changed = { ...ACCOUNT, payeeIdChangedAt: NOW };
    const until = addSeconds(NOW, 72 * 3_600);
    expect(eligibility(withPending(5_000n), changed, RULES)).toMatchObject({
      code: 'rise_id_changed',
      reason: `The rise id was changed; nothing is paid to it until ${until}`,
    });
    const before = { ...RULES, now: addSeconds(until, -1) };
    expect(eligibility(withPending(5_000n), changed, before).eligible).toBe(false);
    expect(eligibility(withPending(5_000n), changed, { ...RULES, now: until }).eligible).toBe(true);
    expect(eligibility(withPending(5_000n), changed, { ...RULES, riseIdQuietHours: 0 }).eligible).toBe(true);
  });

  it('stops at the hold of a person as at that of the balance', () => {
    const hold = { reason: 'fraud', by: 'admin', at: NOW };
    expect(eligibility(withPending(5_000n), ACCOUNT, RULES, hold)).toMatchObject({ code: 'on_hold' });
  });
});
