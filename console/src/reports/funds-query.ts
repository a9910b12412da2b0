import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { type ApiClient, answerOf } from '../shared/api/client.ts';
import type { Balance, Funds } from '../shared/api/types.ts';

type Currency = Balance['currency'];

const MINUTE_MS = 60_000;

const fundsIn = (api: ApiClient, currency: Currency, signal: AbortSignal): Promise<Funds> =>
  answerOf(api.GET('/reports/funds', { params: { query: { currency } }, signal }));

/** What the provider holds, and what batches take of it. @param key it is read anew for each */
export const useFunds = (currency: Currency, key: string): UseQueryResult<Funds> => {
  const api = useApi();
  return useQuery({
    queryKey: ['funds', currency, key],
    refetchInterval: MINUTE_MS,
    queryFn: ({ signal }) => fundsIn(api, currency, signal),
  });
};

/** The same in several currencies, without those in which it cannot be read. @param currencies absent: not known yet */
export const useFundsIn = (currencies: readonly Currency[] | undefined): readonly Funds[] => {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['funds', currencies],
    enabled: currencies !== undefined,
    refetchInterval: MINUTE_MS,
    queryFn: async ({ signal }) => {
      const asked = await Promise.allSettled((currencies ?? []).map((currency) => fundsIn(api, currency, signal)));
      return asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
  });
  return data ?? [];
};
