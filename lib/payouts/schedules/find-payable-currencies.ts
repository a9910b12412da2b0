import pMap from 'p-map';
import { CURRENCY_CODES, type Currency, isCurrency } from '../../domain/shared/currency.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';

type Dependencies = { readonly ledger: LedgerRepository; readonly providers: ProviderDirectory };

const PARALLEL_READS = 16;

/**
 * Currencies that the provider can pay and in which somebody has an unsettled balance. It checks every currency, with some
 * 1,400 small index reads once a day, so no list has to be kept up to date.
 */
export async function findPayableCurrencies({ ledger, providers }: Dependencies): Promise<Currency[]> {
  const { currencies } = providers.get(providers.defaultName).limits;
  const possible = CURRENCY_CODES.filter(isCurrency).filter((code) => currencies === 'any' || currencies.has(code));
  const found = await pMap(possible, async (code) => ((await isUnsettled(ledger, code)) ? [code] : []), {
    concurrency: PARALLEL_READS,
  });
  return found.flat().sort();
}

async function isUnsettled(ledger: LedgerRepository, currency: Currency): Promise<boolean> {
  for await (const _ of ledger.unsettled(currency)) return true;
  return false;
}
