import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { BatchRows } from './batch-rows.tsx';

const STATES = ['PROCESSING', 'SETTLING', 'QUEUED', 'CANCELLING'] as const;
/** Of each state. */
const MOST = 20;
const REFRESH_MS = 5_000;

/** Every batch that moves or waits by itself, the one that is being paid first. */
export const UnderWay = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['batches', 'under way'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const found = STATES.map(async (status) => {
        const params = { query: { status, limit: MOST } };
        return (await answerOf(api.GET('/batches', { params, signal }))).batches;
      });
      return (await Promise.all(found)).flat();
    },
  });
  if (error !== null && data === undefined) {
    return <ProblemAlert error={error} what="What is under way cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container header={<Header variant="h2">Under way</Header>}>
      {data === undefined && <Loading what="what is under way" />}
      {data?.length === 0 && 'Nothing is being paid at the moment.'}
      {data !== undefined && data.length > 0 && <BatchRows label="Under way" batches={data} />}
    </Container>
  );
};
