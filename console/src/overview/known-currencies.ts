import { CURRENCIES } from '../shared/api/schema.ts';
import type { Balance, Config } from '../shared/api/types.ts';

type Currency = Balance['currency'];

export interface CurrencySources {
  /** In which something was paid, or seen to be owed. */
  readonly seen: readonly string[];
  readonly config: Pick<Config, 'minimumPayout' | 'limits' | 'approval'>;
  readonly affiliates: readonly { readonly balances: readonly { readonly currency: string }[] }[];
}

/**
 * In which currencies something may be owed, in the order of the alphabet, USD included: those that were seen, that the settings
 * name, or that these affiliates have. There may be others; to know that, each has to be asked about.
 */
export const knownCurrencies = ({ seen, config, affiliates }: CurrencySources): readonly Currency[] => {
  const { minimumPayout, limits, approval } = config;
  const set = [minimumPayout, limits.payment, limits.batch, limits.daily, approval.from].flatMap((amounts) =>
    Object.keys(amounts),
  );
  const earned = affiliates.flatMap(({ balances }) => balances.map(({ currency }) => currency));
  const known = new Set(['USD', ...seen, ...set, ...earned]);
  return CURRENCIES.filter((code) => known.has(code));
};
