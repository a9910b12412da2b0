import type { RiseAccount } from './affiliate.ts';
import { type Balance, pending } from './ledger.ts';
import { describeMoney, type Money } from './money.ts';

export type Ineligibility =
  | 'unknown_affiliate'
  | 'nothing_to_pay'
  | 'below_minimum'
  | 'payment_open'
  | 'on_hold'
  | 'no_rise_account'
  | 'kyc_not_approved';

export type Eligibility =
  | { readonly eligible: true; readonly account: RiseAccount }
  | { readonly eligible: false; readonly code: Ineligibility; readonly reason: string };

/** The first reason, in this order, why the affiliate's balance is not paid now. The minimum is inclusive. */
export function eligibility(balance: Balance, account: RiseAccount | undefined, minimum: Money): Eligibility {
  const faultOfBalance = ineligibleBalance(balance, minimum);
  if (faultOfBalance) return faultOfBalance;
  if (!account) return no('no_rise_account', 'No Rise account is linked');
  if (account.kycStatus !== 'APPROVED') {
    return no('kyc_not_approved', `The Rise account is not approved: its KYC status is ${account.kycStatus}`);
  }
  if (!account.canReceivePayments) return no('kyc_not_approved', 'The Rise account cannot receive payments yet');
  return { eligible: true, account };
}

/** The part of {@link eligibility} that the balance alone decides. */
export function ineligibleBalance(balance: Balance, minimum: Money): (Eligibility & { eligible: false }) | undefined {
  const amount = pending(balance);
  if (balance.hold) return no('on_hold', `On hold: ${balance.hold.reason}`);
  if (balance.open) return no('payment_open', `Payment ${balance.open.transactionId} is under way`);
  if (amount.minor <= 0n) return no('nothing_to_pay', `The balance is ${describeMoney(amount)}`);
  if (amount.minor < minimum.minor) {
    return no('below_minimum', `${describeMoney(amount)} is below the minimum payout of ${describeMoney(minimum)}`);
  }
  return undefined;
}

function no(code: Ineligibility, reason: string): Eligibility & { eligible: false } {
  return { eligible: false, code, reason };
}
