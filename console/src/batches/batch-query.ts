import { queryOptions, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useApi } from '../shared/api/api-context.ts';
import { type ApiClient, answerOf } from '../shared/api/client.ts';
import type { Batch, BatchDetail } from '../shared/api/types.ts';

/** How often a batch is read again: often while it changes by itself, otherwise now and then, because other people work on it too. */
const MOVING_MS = 1_500;
const RESTING_MS = 15_000;

const MOVING: readonly Batch['status'][] = ['QUEUED', 'PROCESSING', 'SETTLING', 'CANCELLING'];

export const isMoving = ({ status }: Batch): boolean => MOVING.includes(status);

const batchQuery = (api: ApiClient, batchId: string) =>
  queryOptions({
    queryKey: ['batch', batchId],
    queryFn: async ({ signal }): Promise<BatchDetail> =>
      (await answerOf(api.GET('/batches/{batchId}', { params: { path: { batchId } }, signal }))).batch,
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? MOVING_MS : RESTING_MS),
  });

/** One batch with all its payments, followed as long as it is shown. */
export const useBatch = (batchId: string): UseQueryResult<BatchDetail> => useQuery(batchQuery(useApi(), batchId));

/** Several, as far as they have come; one that cannot be read is missing. */
export const useBatches = (batchIds: readonly string[]): readonly BatchDetail[] => {
  const api = useApi();
  return useQueries({
    queries: batchIds.map((batchId) => batchQuery(api, batchId)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
};
