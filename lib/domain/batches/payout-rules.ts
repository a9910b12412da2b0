import type { RiseAccount } from '../affiliates/affiliate.ts';
import { minimumPayout, type Settings } from '../settings/settings.ts';
import type { Currency } from '../shared/currency.ts';
import { MAX_AMOUNT_MINOR, type Money } from '../shared/money.ts';
import { addSeconds, type Instant } from '../shared/time.ts';

const HOUR_SECONDS = 3_600;

/** What decides, beside balance and account, whether an affiliate is paid now, and how much. Amounts in minor units. */
export type PayoutRules = {
  readonly minimum: Money;
  /** The most in one payment: a larger balance is paid in parts. */
  readonly paymentMaxMinor: bigint;
  readonly batchMaxMinor?: bigint | undefined;
  /** The most within any 24 hours. */
  readonly dailyMaxMinor?: bigint | undefined;
  readonly riseIdQuietHours: number;
  readonly now: Instant;
};

/** `providerMaxMinor`: the most that the provider takes in one payment. */
export function payoutRules(
  settings: Settings,
  currency: Currency,
  providerMaxMinor: bigint,
  now: Instant,
): PayoutRules {
  const { paymentMinor, batchMinor, dailyMinor } = settings.limits;
  return {
    minimum: minimumPayout(settings, currency),
    paymentMaxMinor: least(paymentMinor.get(currency) ?? MAX_AMOUNT_MINOR, providerMaxMinor, MAX_AMOUNT_MINOR),
    batchMaxMinor: batchMinor.get(currency),
    dailyMaxMinor: dailyMinor.get(currency),
    riseIdQuietHours: settings.riseIdQuietHours,
    now,
  };
}

function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((smallest, one) => (one < smallest ? one : smallest), first);
}

/** Until when nothing is paid to the account because its rise id was changed; `undefined`: not for that reason. */
export function quietUntil(
  { riseIdChangedAt }: RiseAccount,
  { riseIdQuietHours, now }: Pick<PayoutRules, 'riseIdQuietHours' | 'now'>,
): Instant | undefined {
  if (riseIdChangedAt === undefined) return undefined;
  const until = addSeconds(riseIdChangedAt, riseIdQuietHours * HOUR_SECONDS);
  return now < until ? until : undefined;
}
