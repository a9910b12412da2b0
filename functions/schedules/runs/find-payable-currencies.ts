import { findPayableCurrenciesStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { findPayableCurrencies } from '../../../lib/payouts/schedules/find-payable-currencies.ts';
import { type Dependencies, ledger, providers } from '../../runtime/dependencies.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';
import { lazily } from '../../runtime/lazily.ts';

export const findPayableCurrenciesHandler = (deps: Pick<Dependencies, 'ledger' | 'providers'>) =>
  executionHandler('find-payable-currencies', findPayableCurrenciesStep, async ({ scheduledTime }) => {
    const currencies = await findPayableCurrencies(deps);
    return {
      scheduledTime,
      currencies: currencies.map((currency) => ({ scheduledTime, currency, page: 0 as const, after: null })),
    };
  });

export const handler = findPayableCurrenciesHandler(lazily({ ledger, providers }));
