import type { PayoutAccount } from '../accounts/payout-account.ts';
import { minimumPayout, type Settings } from '../settings/settings.ts';
import type { Currency } from '../shared/currency.ts';
import { MAX_AMOUNT_MINOR, type Money, money } from '../shared/money.ts';
import { addSeconds, type Instant } from '../shared/time.ts';

const HOUR_SECONDS = 3_600;

/** The rules that, with balance and account, decide whether an affiliate is paid now, and how much. Amounts in minor units. */
export type PayoutRules = {
  /** The provider that pays: accounts at others are not paid. */
  readonly provider: string;
  readonly minimum: Money;
  /** The most in one payment: a larger balance is paid in parts. */
  readonly paymentMaxMinor: bigint;
  readonly batchMaxMinor?: bigint | undefined;
  /** The most within any 24 hours. */
  readonly dailyMaxMinor?: bigint | undefined;
  readonly riseIdQuietHours: number;
  readonly now: Instant;
};

/** The provider that is to pay, and the least and the most that it takes in one payment, in minor units. */
export type PayingProvider = {
  readonly name: string;
  readonly limits: { readonly minMinor: bigint; readonly maxMinor: bigint };
};

export function payoutRules(
  settings: Settings,
  currency: Currency,
  { name, limits: { minMinor, maxMinor } }: PayingProvider,
  now: Instant,
): PayoutRules {
  const { paymentMinor, batchMinor, dailyMinor } = settings.limits;
  return {
    provider: name,
    minimum: atLeast(minimumPayout(settings, currency), minMinor),
    paymentMaxMinor: least(paymentMinor.get(currency) ?? MAX_AMOUNT_MINOR, maxMinor, MAX_AMOUNT_MINOR),
    batchMaxMinor: batchMinor.get(currency),
    dailyMaxMinor: dailyMinor.get(currency),
    riseIdQuietHours: settings.riseIdQuietHours,
    now,
  };
}

/** A provider with a higher minimum than ours refuses what is below its own. */
function atLeast(minimum: Money, minMinor: bigint): Money {
  return minimum.minor < minMinor ? money(minimum.currency, minMinor) : minimum;
}

function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((smallest, one) => (one < smallest ? one : smallest), first);
}

/** Until when nothing is paid to the account because its payee id was changed; `undefined`: no such wait. */
export function quietUntil(
  { payeeIdChangedAt }: PayoutAccount,
  { riseIdQuietHours, now }: Pick<PayoutRules, 'riseIdQuietHours' | 'now'>,
): Instant | undefined {
  if (payeeIdChangedAt === undefined) return undefined;
  const until = addSeconds(payeeIdChangedAt, riseIdQuietHours * HOUR_SECONDS);
  return now < until ? until : undefined;
}
