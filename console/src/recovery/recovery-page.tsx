import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { LOST_PAYMENT_COLUMNS } from './lost-payment-columns.tsx';
import { RestoreState } from './restore-state.tsx';

const REFRESH_MS = 15_000;

/** After the table was restored to an earlier moment: what providers have paid since, and what is left to settle. */
export const RecoveryPage = (): ReactNode => {
  useTitle('Restore');
  const api = useApi();
  const address = usePageAddress();
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['recovery', { cursor }],
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const params = { query: cursor === undefined ? {} : { cursor } };
      const recovery = await answerOf(api.GET('/recovery', { params, signal }));
      return { rows: recovery.lostPayments, nextCursor: recovery.nextCursor, recovery };
    },
  });
  return (
    <SpaceBetween size="l">
      <AppLink href="/settings">Settings</AppLink>
      {query.data !== undefined && <RestoreState recovery={query.data.recovery} />}
      <PagedTable
        title="Lost payments"
        description="Payments of the time that a restored table does not know, found at the provider"
        query={query}
        address={address}
        columns={LOST_PAYMENT_COLUMNS}
        idOf={({ transactionId, attemptId }) => `${transactionId} ${attemptId}`}
        empty={<Box variant="strong">No payment was lost</Box>}
      />
    </SpaceBetween>
  );
};
