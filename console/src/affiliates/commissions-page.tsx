import Box from '@cloudscape-design/components/box';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Amount } from '../shared/money/amount.tsx';
import { commissions as commissionsText } from '../shared/money/people.ts';
import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { COMMISSION_COLUMNS, COMMISSION_STATUSES, commissionStatusText } from './commission-columns.tsx';
import { CurrencyChoice, useAddressCurrency } from './currency-choice.tsx';

const ALL = { value: '', label: 'Any state' };
const OPTIONS = [ALL, ...COMMISSION_STATUSES.map((value) => ({ value, label: commissionStatusText(value) }))];

/** What somebody has earned in one currency, each commission with what became of it. */
export const CommissionsPage = (): ReactNode => {
  const { affiliateId = '' } = useParams<{ affiliateId: string }>();
  useTitle(`Commissions of ${affiliateId}`);
  const api = useApi();
  const address = usePageAddress();
  const [filterOf, setFilter] = useAddressFilter();
  const status = oneOf(COMMISSION_STATUSES, filterOf('status'));
  const currency = useAddressCurrency();
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['commissions', { affiliateId, status, currency, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const asked = { currency, ...(status && { status }), ...(cursor !== undefined && { cursor }) };
      const params = { path: { affiliateId }, query: asked };
      const answer = await answerOf(api.GET('/affiliates/{affiliateId}/commissions', { params, signal }));
      return { rows: answer.commissions, nextCursor: answer.nextCursor, summary: answer.summary };
    },
  });
  const summary = query.data?.summary;
  return (
    <SpaceBetween size="xxs">
      <AppLink href={affiliatePath(affiliateId)}>Affiliate {affiliateId}</AppLink>
      <PagedTable
        title="Commissions"
        description={
          summary !== undefined && (
            <>
              {commissionsText(summary.count)}: <Amount amount={summary.totalAmount} currency={summary.currency} />
            </>
          )
        }
        query={query}
        address={address}
        columns={COMMISSION_COLUMNS}
        idOf={({ commissionId }) => commissionId}
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <CurrencyChoice />
            <Select
              ariaLabel="State"
              selectedOption={OPTIONS.find(({ value }) => value === status) ?? ALL}
              options={OPTIONS}
              onChange={({ detail }) => setFilter('status', detail.selectedOption.value)}
            />
          </SpaceBetween>
        }
        empty={<Box variant="strong">No commission in {currency} is like that</Box>}
      />
    </SpaceBetween>
  );
};
