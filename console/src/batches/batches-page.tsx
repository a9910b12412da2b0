import Box from '@cloudscape-design/components/box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { LISTED_BATCH_STATES } from '../shared/status/batch-status.tsx';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { BATCH_COLUMNS } from './batch-columns.tsx';

/** A batch that is under way changes by itself. */
const REFRESH_MS = 10_000;

export const BatchesPage = (): ReactNode => {
  useTitle('Batches');
  const api = useApi();
  const address = usePageAddress();
  const status = useAddressState(LISTED_BATCH_STATES);
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['batches', { status, cursor }],
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const { batches, nextCursor } = await answerOf(
        api.GET('/batches', {
          params: { query: { ...(status && { status }), ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      );
      return { rows: batches, nextCursor };
    },
  });
  return (
    <PagedTable
      title="Batches"
      description="Up to 100 payments of one currency that are paid together, newest first"
      query={query}
      address={address}
      columns={BATCH_COLUMNS}
      idOf={({ batchId }) => batchId}
      filter={<StateChoice states={LISTED_BATCH_STATES} label="Status" />}
      empty={
        status === undefined ? (
          <>
            <Box variant="strong">No batch has been made yet</Box>
            <Box>
              <AppLink href="/import?of=commissions">Import approved commissions</AppLink>, and then{' '}
              <AppLink href="/pay">pay people</AppLink>: that makes batches.
            </Box>
          </>
        ) : (
          <Box variant="strong">No batch has this status</Box>
        )
      }
    />
  );
};
