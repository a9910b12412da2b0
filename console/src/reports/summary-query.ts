import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { paths } from '../shared/api/schema.ts';
import type { Summary } from '../shared/api/types.ts';

export type SummaryAsked = NonNullable<NonNullable<paths['/reports/summary']['get']['parameters']['query']>>;

const MINUTE_MS = 60_000;

/** What was paid, by period and currency. */
export const useSummary = (asked: SummaryAsked): UseQueryResult<Summary> => {
  const api = useApi();
  return useQuery({
    queryKey: ['summary', asked],
    staleTime: MINUTE_MS,
    queryFn: async ({ signal }): Promise<Summary> => {
      const answer = await answerOf(api.GET('/reports/summary', { params: { query: asked }, signal }));
      if (typeof answer === 'string') throw new TypeError('The report came as a file');
      return answer;
    },
  });
};

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** The last twelve months. */
export const lastYear = (): SummaryAsked => ({
  from: new Date(Date.now() - YEAR_MS).toISOString().slice(0, 10),
  groupBy: 'month',
});

/** Each once, in the order of the alphabet. */
export const currenciesOf = (summary: Summary): Summary['totals'][number]['currency'][] =>
  [...new Set(summary.totals.map(({ currency }) => currency))].sort();
