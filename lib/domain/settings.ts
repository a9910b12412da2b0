import type { Currency } from './currency.ts';
import { type Money, money } from './money.ts';

/** What admins may set. */
export type Settings = {
  /** Minor units by currency code; a currency that is not named has no minimum. */
  readonly minimumPayoutMinor: ReadonlyMap<string, bigint>;
  /** While true nothing new is sent. */
  readonly paused: boolean;
};

export const DEFAULT_SETTINGS: Settings = {
  minimumPayoutMinor: new Map([['USD', 5_000n]]),
  paused: false,
};

export function minimumPayout(settings: Settings, currency: Currency): Money {
  return money(currency, settings.minimumPayoutMinor.get(currency) ?? 0n);
}
