import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';

/** What preview and creation of batches are asked for. */
export type PayoutRequest = {
  readonly currency: Currency;
  readonly provider: string;
  /** Absent: everybody with an unsettled balance. */
  readonly affiliateIds?: readonly AffiliateId[] | undefined;
};

/** @throws PayoutError `unknown_provider`, `unsupported_currency` */
export function requireProvider(providers: ProviderDirectory, { provider, currency }: PayoutRequest): PaymentProvider {
  if (!providers.names.includes(provider)) {
    throw new PayoutError({ code: 'unknown_provider', provider, known: providers.names });
  }
  const found = providers.get(provider);
  const { currencies } = found.limits;
  if (currencies !== 'any' && !currencies.has(currency)) {
    throw new PayoutError({ code: 'unsupported_currency', provider, currency });
  }
  return found;
}

/** One text per request, whatever the order or repetition of its affiliates. */
export function requestText({ currency, provider, affiliateIds }: PayoutRequest): string {
  const affiliates = affiliateIds ? [...new Set(affiliateIds)].sort() : 'all';
  return JSON.stringify({ currency, provider, affiliates });
}
