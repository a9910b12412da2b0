import type { PayoutAccount } from '../accounts/payout-account.ts';
import { type PayoutRules, quietUntil } from '../batches/payout-rules.ts';
import type { ClaimPart } from '../commissions/claim-part.ts';
import { type Balance, type Hold, pending } from '../commissions/ledger.ts';
import { describeMoney, money } from '../shared/money.ts';

export const INELIGIBILITIES = [
  'unknown_affiliate',
  'nothing_to_pay',
  'below_minimum',
  'payment_open',
  'on_hold',
  'no_rise_account',
  'account_elsewhere',
  'kyc_not_approved',
  'cannot_receive',
  'rise_id_changed',
  'above_payment_limit',
  'above_batch_limit',
  'above_daily_limit',
] as const;
export type Ineligibility = (typeof INELIGIBILITIES)[number];

export type Eligibility =
  | { readonly eligible: true; readonly account: PayoutAccount }
  | { readonly eligible: false; readonly code: Ineligibility; readonly reason: string };

/** The first reason, in this order, why the affiliate's balance cannot be paid now. The minimum is inclusive. */
export function eligibility(
  balance: Balance,
  account: PayoutAccount | undefined,
  rules: PayoutRules,
  hold?: Hold | undefined,
): Eligibility {
  const faultOfBalance = ineligibleBalance(balance, rules, hold);
  if (faultOfBalance) return faultOfBalance;
  if (!account) return no('no_rise_account', 'No Rise account is linked');
  if (account.provider !== rules.provider) {
    return no(
      'account_elsewhere',
      `The linked account is at ${account.provider}, and ${rules.provider} was asked to pay`,
    );
  }
  if (account.kycStatus !== 'APPROVED') {
    return no('kyc_not_approved', `The Rise account is not approved. Its KYC status is ${account.kycStatus}`);
  }
  if (!account.canReceivePayments) {
    return no('cannot_receive', account.fault ?? 'The Rise account cannot receive payments yet');
  }
  const until = quietUntil(account, rules);
  if (until) return no('rise_id_changed', `The rise id was changed; nothing is paid to it until ${until}`);
  return { eligible: true, account };
}

/** Why the part that one payment would claim is above the limits. Without such a part, all that the provider takes are too large. */
export function ineligiblePart(
  balance: Balance,
  part: ClaimPart | undefined,
  { paymentMaxMinor, batchMaxMinor, dailyMaxMinor }: PayoutRules,
): (Eligibility & { eligible: false }) | undefined {
  const { currency } = balance;
  const words = (minor: bigint) => describeMoney(money(currency, minor));
  if (!part) {
    return no(
      'above_payment_limit',
      `Even the smallest part of the balance that the provider takes is above the ${words(paymentMaxMinor)} that one payment may have`,
    );
  }
  if (batchMaxMinor !== undefined && part.amountMinor > batchMaxMinor) {
    return no(
      'above_batch_limit',
      `${words(part.amountMinor)} is above the ${words(batchMaxMinor)} that one batch may have`,
    );
  }
  if (dailyMaxMinor !== undefined && part.amountMinor > dailyMaxMinor) {
    return no(
      'above_daily_limit',
      `${words(part.amountMinor)} is above the ${words(dailyMaxMinor)} that may be paid in 24 hours`,
    );
  }
  return undefined;
}

/** The part of {@link eligibility} that the balance alone decides. `hold` is one that a person has placed. */
export function ineligibleBalance(
  balance: Balance,
  { minimum }: Pick<PayoutRules, 'minimum'>,
  hold?: Hold | undefined,
): (Eligibility & { eligible: false }) | undefined {
  const amount = pending(balance);
  const held = hold ?? balance.hold;
  if (held) return no('on_hold', `On hold: ${held.reason}`);
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
