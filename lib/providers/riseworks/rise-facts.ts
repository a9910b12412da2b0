import { currency } from '../../domain/shared/currency.ts';
import type { ProviderFacts } from '../lazy-provider.ts';
import { LONGEST_ATTEMPT_SECONDS } from './payments/check-typed-data.ts';
import type { RiseSettings } from './settings.ts';

/** The only currency that Rise pays in. */
export const RISE_CURRENCY = currency('USD');

/** What is known of RiseWorks by its settings alone. */
export function riseFacts({
  paymentsPerSubmission,
  repeatSafe,
  debits,
  returnWindowDays,
  death,
}: RiseSettings): ProviderFacts {
  return {
    name: 'riseworks',
    limits: {
      paymentsPerSubmission,
      minMinor: 100n,
      maxMinor: 10_000_000_000n,
      currencies: new Set([RISE_CURRENCY]),
    },
    repeatSafe,
    debits,
    returnWindowDays,
    death,
    longestAttemptSeconds: LONGEST_ATTEMPT_SECONDS,
  };
}
