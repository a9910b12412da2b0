import type { PayoutAccount } from '../accounts/payout-account.ts';
import { minimumPayout, type Settings } from '../settings/settings.ts';
import type { Currency } from '../shared/currency.ts';
import { MAX_AMOUNT_MINOR, type Money, money } from '../shared/money.ts';
import { addSeconds, type Instant } from '../shared/time.ts';

const HOUR_SECONDS = 3_600;

/**
 * The rules that decide, with balance and account, whether an affiliate is paid now, and how much. Amounts are in minor
 * units.
 */
export type PayoutRules = {
  /** The provider that pays. Accounts at other providers are not paid. */
  readonly provider: string;
  readonly minimum: Money;
  /** The least in one payment, as the provider takes it. {@link PayoutRules.minimum} is never below it. */
  readonly paymentMinMinor: bigint;
  /** The most in one payment. A larger balance is paid in parts. */
  readonly paymentMaxMinor: bigint;
  readonly batchMaxMinor?: bigint | undefined;
  /** The most within any 24 hours. */
  readonly dailyMaxMinor?: bigint | undefined;
  readonly riseIdQuietHours: number;
  readonly now: Instant;
};

/** The provider that is to pay, and the least and the most that it accepts in one payment, in minor units. */
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
    paymentMinMinor: minMinor,
    paymentMaxMinor: least(paymentMinor.get(currency) ?? MAX_AMOUNT_MINOR, maxMinor, MAX_AMOUNT_MINOR),
    batchMaxMinor: batchMinor.get(currency),
    dailyMaxMinor: dailyMinor.get(currency),
    riseIdQuietHours: settings.riseIdQuietHours,
    now,
  };
}

/** The provider may have a higher minimum than ours, and refuses what is below it. */
function atLeast(minimum: Money, minMinor: bigint): Money {
  return minimum.minor < minMinor ? money(minimum.currency, minMinor) : minimum;
}

function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((smallest, one) => (one < smallest ? one : smallest), first);
}

/** Until when nothing is paid to the account because its payee id was changed; `undefined` if it need not wait. */
export function quietUntil(
  { payeeIdChangedAt }: PayoutAccount,
  { riseIdQuietHours, now }: Pick<PayoutRules, 'riseIdQuietHours' | 'now'>,
): Instant | undefined {
  if (payeeIdChangedAt === undefined) return undefined;
  const until = addSeconds(payeeIdChangedAt, riseIdQuietHours * HOUR_SECONDS);
  return now < until ? until : undefined;
}
