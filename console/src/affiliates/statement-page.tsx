import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Statement } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Amount } from '../shared/money/amount.tsx';
import { CurrencyChoice, useAddressCurrency } from '../shared/money/currency-choice.tsx';
import { useAddressPeriod } from '../shared/periods/address-period.ts';
import { AddressDay } from '../shared/tables/address-day.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { DownloadStatement } from './download-statement.tsx';
import { lineId, statementColumns } from './statement-columns.tsx';

/** How a balance came about: every entry and payment of a period, between what was owed before and after. */
export const StatementPage = (): ReactNode => {
  const { affiliateId = '' } = useParams<{ affiliateId: string }>();
  useTitle(`Statement of ${affiliateId}`);
  const api = useApi();
  const address = usePageAddress();
  const currency = useAddressCurrency();
  const period = useAddressPeriod();
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['statement', { affiliateId, currency, period, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const asked = { currency, ...period, ...(cursor !== undefined && { cursor }) };
      const params = { path: { affiliateId }, query: asked };
      const answer = await answerOf(api.GET('/reports/affiliates/{affiliateId}', { params, signal }));
      if (typeof answer === 'string') throw new TypeError('the statement came as a file');
      return { rows: answer.lines, nextCursor: answer.nextCursor, statement: answer.statement };
    },
  });
  const statement = query.data?.statement;
  return (
    <SpaceBetween size="xxs">
      <AppLink href={affiliatePath(affiliateId)}>Affiliate {affiliateId}</AppLink>
      {statement?.agrees === false && (
        <Alert type="error" header="The books are wrong">
          The payments do not add up to what they cover. Tell whoever looks after the system.
        </Alert>
      )}
      <PagedTable
        title="Statement"
        description={statement && <Totals statement={statement} />}
        actions={<DownloadStatement affiliateId={affiliateId} currency={currency} {...period} />}
        query={query}
        address={address}
        columns={statementColumns(currency)}
        idOf={lineId}
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <CurrencyChoice />
            <AddressDay name="from" label="From" />
            <AddressDay name="to" label="Before" />
          </SpaceBetween>
        }
        empty={<Box variant="strong">Nothing happened in this time</Box>}
      />
    </SpaceBetween>
  );
};

const Totals = ({ statement }: { readonly statement: Statement['statement'] }): ReactNode => {
  const { from, to, openingBalance, closingBalance, currency } = statement;
  return (
    <>
      <Amount amount={openingBalance} currency={currency} /> was owed on <Moment at={from} />, and{' '}
      <Amount amount={closingBalance} currency={currency} /> at the end, <Moment at={to} />
    </>
  );
};
