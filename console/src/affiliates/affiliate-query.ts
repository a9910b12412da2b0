import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Affiliate } from '../shared/api/types.ts';

/** Others work, too, and payments settle by themselves. */
const REFRESH_MS = 10_000;

/** One affiliate, followed as long as it is shown. */
export const useAffiliate = (affiliateId: string): UseQueryResult<Affiliate> => {
  const api = useApi();
  return useQuery({
    queryKey: ['affiliate', affiliateId],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/affiliates/{affiliateId}', { params: { path: { affiliateId } }, signal }))).affiliate,
  });
};
