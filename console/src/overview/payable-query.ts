import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { currenciesOf, lastYear, useSummary } from '../reports/summary-query.ts';
import { useApi } from '../shared/api/api-context.ts';
import { type ApiClient, answerOf } from '../shared/api/client.ts';
import type { Balance, PayableSummary } from '../shared/api/types.ts';
import { foundCurrencies } from '../shared/money/found-currencies.ts';
import { knownCurrencies } from './known-currencies.ts';

/** Enough to see which currencies there are; a page of more would weigh as much as the overview. */
const AFFILIATES_SEEN = 20;
/** Very many people are counted part by part; until all are, the next part is asked for so soon. */
const COUNTING_MS = 1_000;

/** How much is owed in one currency, and how much of it can be paid now. */
export const payableIn = async (
  api: ApiClient,
  currency: Balance['currency'],
  signal?: AbortSignal,
): Promise<PayableSummary> => {
  const params = { query: { limit: 1, currency } };
  return (await answerOf(api.GET('/affiliates/payable', { params, ...(signal && { signal }) }))).summary;
};

/** The same in each currency that is known; see {@link knownCurrencies}. */
export const usePayable = (): UseQueryResult<readonly PayableSummary[]> => {
  const api = useApi();
  const { data: year } = useSummary(lastYear());
  const seen = [...foundCurrencies(), ...(year === undefined ? [] : currenciesOf(year))];
  return useQuery({
    queryKey: ['payable', 'summary', seen],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly PayableSummary[]> => {
      const params = { query: { limit: AFFILIATES_SEEN } };
      const [{ config }, { affiliates }] = await Promise.all([
        answerOf(api.GET('/config', { signal })),
        answerOf(api.GET('/affiliates', { params, signal })),
      ]);
      const currencies = knownCurrencies({ seen, config, affiliates });
      return Promise.all(currencies.map((currency) => payableIn(api, currency, signal)));
    },
    // Each answer counts some more.
    refetchInterval: ({ state }) => (state.data?.some(({ isComplete }) => !isComplete) ? COUNTING_MS : false),
  });
};
