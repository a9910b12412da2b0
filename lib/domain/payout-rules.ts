import type { RiseAccount } from './affiliate.ts';
import type { Currency } from './currency.ts';
import type { Money } from './money.ts';
import { minimumPayout, type Settings } from './settings.ts';
import { addSeconds, type Instant } from './time.ts';

const HOUR_SECONDS = 3_600;

/** What decides, beside balance and account, whether an affiliate is paid now. */
export type PayoutRules = {
  readonly minimum: Money;
  readonly riseIdQuietHours: number;
  readonly now: Instant;
};

export function payoutRules(settings: Settings, currency: Currency, now: Instant): PayoutRules {
  return { minimum: minimumPayout(settings, currency), riseIdQuietHours: settings.riseIdQuietHours, now };
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
