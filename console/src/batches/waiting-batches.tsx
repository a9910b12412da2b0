import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Batch } from '../shared/api/types.ts';
import { batches as batchCount } from '../shared/money/people.ts';
import { batchesText } from './batch-sums.ts';

const MOST = 100;

/** The batches that go on as soon as nothing stops payouts: those that are queued, and one in the middle of its payments. */
export const useWaitingBatches = (): UseQueryResult<readonly Batch[]> => {
  const api = useApi();
  return useQuery({
    queryKey: ['batches', 'waiting'],
    queryFn: async ({ signal }) => {
      const found = (['PROCESSING', 'QUEUED'] as const).map(async (status) => {
        const params = { query: { status, limit: MOST } };
        return (await answerOf(api.GET('/batches', { params, signal }))).batches;
      });
      return (await Promise.all(found)).flat();
    },
  });
};

/** Which batches, as far as it matters for a question: if others wait, it has to be asked again. */
export const waitingKey = (batches: readonly Batch[] | undefined): string =>
  batches?.map(({ batchId }) => batchId).join(' ') ?? '';

/** What is paid once payouts go on, with its sum. */
export const WaitingBatches = ({ batches }: { readonly batches: readonly Batch[] | undefined }): ReactNode => {
  if (batches === undefined) return <div>Batches that wait go on by themselves, in their order.</div>;
  if (batches.length === 0) return <div>No batch waits, so nothing is paid by this.</div>;
  return (
    <div>
      <strong>{batchCount(batches.length)}</strong> go on by themselves, in their order:{' '}
      <strong>{batchesText(batches)}</strong>
      {batches.some(({ counts }) => counts.completed > 0) && ', part of which is paid already'}.
    </div>
  );
};
