import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';

/** The settings in force, and the change of them that waits for a second person. */
export const useConfig = (): UseQueryResult<Config> => {
  const api = useApi();
  return useQuery({
    queryKey: ['config'],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/config', { signal }))).config,
  });
};
