import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';

/** Others work, too. */
const REFRESH_MS = 5_000;

/** The settings in force, and the change of them that waits for a second person; followed as long as they are shown. */
export const useConfig = (): UseQueryResult<Config> => {
  const api = useApi();
  return useQuery({
    queryKey: ['config'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => (await answerOf(api.GET('/config', { signal }))).config,
  });
};
