import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { AddressText } from '../shared/tables/address-text.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { PAYMENT_LIST_COLUMNS } from './payment-columns.tsx';

/** All payments, newest first, or those of one status or one affiliate. */
export const PaymentsPage = (): ReactNode => {
  useTitle('Payments');
  const api = useApi();
  const address = usePageAddress();
  const [filterOf] = useAddressFilter();
  const status = useAddressState(PAYMENT_STATES);
  const affiliateId = filterOf('affiliate');
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['transactions', { status, affiliateId, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const filters = {
        ...(status && { status }),
        ...(affiliateId !== undefined && { affiliateId }),
        ...(cursor !== undefined && { cursor }),
      };
      const answer = await answerOf(api.GET('/transactions', { params: { query: filters }, signal }));
      return { rows: answer.transactions, nextCursor: answer.nextCursor };
    },
  });
  return (
    <PagedTable
      title="Payments"
      description="Each pays one affiliate in one currency, newest first"
      query={query}
      address={address}
      columns={PAYMENT_LIST_COLUMNS}
      idOf={({ transactionId }) => transactionId}
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <StateChoice states={PAYMENT_STATES} label="Status" />
          <AddressText name="affiliate" label="Affiliate id" placeholder="Affiliate id, then Enter" />
        </SpaceBetween>
      }
      empty={
        status === undefined && affiliateId === undefined ? (
          <>
            <Box variant="strong">There is no payment yet</Box>
            <Box>
              <AppLink href="/pay">Pay people</AppLink>: that makes batches of payments.
            </Box>
          </>
        ) : (
          <Box variant="strong">No payment matches the filter</Box>
        )
      }
    />
  );
};
