import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { Problem } from '../shared/api/problem.ts';
import type { Health } from '../shared/api/types.ts';

const REFRESH_MS = 15_000;

/** The checks of the system. An answer of 503 says that one fails, and is an answer like the others. */
export const useHealth = (): UseQueryResult<Health> => {
  const api = useApi();
  return useQuery({
    queryKey: ['health'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const { data, error, response } = await api.GET('/health', { signal });
      const health = data ?? error;
      if (health === undefined || !('checks' in health)) throw new Problem(response.status, error);
      return health;
    },
  });
};
