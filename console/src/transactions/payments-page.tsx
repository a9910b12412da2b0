import Box from '@cloudscape-design/components/box';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { useTitle } from '../shared/looks/title.ts';
import { PAYMENT_STATUSES, paymentStatusText } from '../shared/status/payment-status.tsx';
import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { PAYMENT_LIST_COLUMNS } from './payment-columns.tsx';

const ALL = { value: '', label: 'Any status' };
const OPTIONS = [ALL, ...PAYMENT_STATUSES.map((value) => ({ value, label: paymentStatusText(value) }))];

/** All payments, newest first, or those of one status or one affiliate. */
export const PaymentsPage = (): ReactNode => {
  useTitle('Payments');
  const api = useApi();
  const address = usePageAddress();
  const [filterOf, setFilter] = useAddressFilter();
  const status = oneOf(PAYMENT_STATUSES, filterOf('status'));
  const affiliateId = filterOf('affiliate');
  const [typed, setTyped] = useState(affiliateId ?? '');
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
          <Select
            ariaLabel="Status"
            selectedOption={OPTIONS.find(({ value }) => value === status) ?? ALL}
            options={OPTIONS}
            onChange={({ detail }) => setFilter('status', detail.selectedOption.value)}
          />
          <Input
            type="search"
            ariaLabel="Affiliate id"
            placeholder="Affiliate id, then Enter"
            value={typed}
            onChange={({ detail }) => {
              setTyped(detail.value);
              if (detail.value === '') setFilter('affiliate', undefined);
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') setFilter('affiliate', typed.trim());
            }}
          />
        </SpaceBetween>
      }
      empty={
        status === undefined && affiliateId === undefined ? (
          <>
            <Box variant="strong">There is no payment yet</Box>
            <Box>Payments are made with batches.</Box>
          </>
        ) : (
          <Box variant="strong">No payment matches the filter</Box>
        )
      }
    />
  );
};
