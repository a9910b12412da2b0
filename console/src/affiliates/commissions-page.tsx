import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Commission } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Amount } from '../shared/money/amount.tsx';
import { CurrencyChoice, useAddressCurrency } from '../shared/money/currency-choice.tsx';
import { commissions as commissionsText } from '../shared/money/people.ts';
import { COMMISSION_STATES } from '../shared/status/commission-states.ts';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { COMMISSION_COLUMNS } from './commission-columns.tsx';
import { ReverseCommission } from './reverse-commission.tsx';

const REVERSE: TableProps.ColumnDefinition<Commission> = {
  id: 'action',
  header: 'Action',
  cell: (commission) => (commission.status === 'REVERSED' ? null : <ReverseCommission commission={commission} />),
};

/** What somebody has earned in one currency, each commission with what became of it. */
export const CommissionsPage = (): ReactNode => {
  const { affiliateId = '' } = useParams<{ affiliateId: string }>();
  useTitle(`Commissions of ${affiliateId}`);
  const api = useApi();
  const mayPay = useMayPay();
  const address = usePageAddress();
  const status = useAddressState(COMMISSION_STATES);
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
        columns={mayPay ? [...COMMISSION_COLUMNS, REVERSE] : COMMISSION_COLUMNS}
        idOf={({ commissionId }) => commissionId}
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <CurrencyChoice />
            <StateChoice states={COMMISSION_STATES} label="State" />
          </SpaceBetween>
        }
        empty={
          query.data?.nextCursor !== undefined ? (
            <Box variant="strong">No commission on this page matches. Look at the next page.</Box>
          ) : status === undefined ? (
            <>
              <Box variant="strong">There is no commission in {currency}</Box>
              <Box>
                Choose another currency, or <AppLink href="/import?of=commissions">import commissions</AppLink>.
              </Box>
            </>
          ) : (
            <Box variant="strong">No commission in {currency} is in this state</Box>
          )
        }
      />
    </SpaceBetween>
  );
};
