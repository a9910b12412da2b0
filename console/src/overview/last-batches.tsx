import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { BatchRows } from './batch-rows.tsx';

const HOW_MANY = 5;
const REFRESH_MS = 10_000;

/** The newest batches, with a link to all of them. */
export const LastBatches = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['batches', 'last'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/batches', { params: { query: { limit: HOW_MANY } }, signal }))).batches,
  });
  if (error !== null && data === undefined) {
    return <ProblemAlert error={error} what="The last batches cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href="/batches">All batches</AppLink>}>
          Last batches
        </Header>
      }
    >
      {data === undefined ? <Loading what="batches" /> : <Last batches={data} />}
    </Container>
  );
};

const Last = ({ batches }: { readonly batches: readonly Batch[] }): ReactNode =>
  batches.length === 0 ? (
    <Box>
      No batch has been made yet. <AppLink href="/pay">Pay people</AppLink> makes the first.
    </Box>
  ) : (
    <BatchRows label="Last batches" batches={batches} />
  );
