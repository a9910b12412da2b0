import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { CURRENCIES } from '../shared/api/schema.ts';
import type { Summary } from '../shared/api/types.ts';
import { allParts } from '../shared/files/all-parts.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { useAddressPeriod } from '../shared/periods/address-period.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { AddressDay } from '../shared/tables/address-day.tsx';
import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';
import { Moment } from '../shared/time/moment.tsx';
import { DownloadReport } from './download-report.tsx';
import { PaidCharts } from './paid-charts.tsx';
import { currenciesOf, lastYear, type SummaryAsked, useSummary } from './summary-query.ts';
import { SummaryTable } from './summary-table.tsx';

const GROUPINGS = ['month', 'day'] as const;
const GROUPING_OPTIONS = [
  { value: 'month', label: 'By month' },
  { value: 'day', label: 'By day' },
];
const ANY = { value: '', label: 'Every currency' };
const CURRENCY_OPTIONS = [ANY, ...CURRENCIES.map((value) => ({ value, label: value }))];

/** What the address asks for; without a period, the last twelve months. */
const useAsked = (): SummaryAsked => {
  const [filterOf] = useAddressFilter();
  const period = useAddressPeriod();
  const currency = oneOf(CURRENCIES, filterOf('currency'));
  const groupBy = oneOf(GROUPINGS, filterOf('by')) ?? 'month';
  const year = period.from === undefined && period.to === undefined ? lastYear() : period;
  return { ...year, groupBy, ...(currency && { currency }) };
};

/** How much was paid, when, and what did not succeed. */
export const ReportsPage = (): ReactNode => {
  useTitle('Reports');
  const api = useApi();
  const [, setFilter] = useAddressFilter();
  const asked = useAsked();
  const { data, error, refetch } = useSummary(asked);
  const csv = () =>
    allParts(() => api.GET('/reports/summary', { params: { query: { ...asked, format: 'csv' } }, parseAs: 'text' }));
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="A batch counts in the period in which it was made (UTC), however late its payments settled"
        actions={<DownloadReport name="payouts.csv" csv={csv} />}
      >
        Reports
      </Header>
      <SpaceBetween size="xs">
        <Box>
          <AppLink href="/reports/reconciliation">Reconciliation</AppLink>: our books compared with those of the
          provider
        </Box>
        <Box>
          The statement of one affiliate is on the page of the <AppLink href="/affiliates">affiliate</AppLink>.
        </Box>
      </SpaceBetween>
      <SpaceBetween direction="horizontal" size="xs">
        <Select
          ariaLabel="Currency"
          filteringType="auto"
          selectedOption={CURRENCY_OPTIONS.find(({ value }) => value === asked.currency) ?? ANY}
          options={CURRENCY_OPTIONS}
          onChange={({ detail }) => setFilter('currency', detail.selectedOption.value)}
        />
        <Select
          ariaLabel="Grouped"
          selectedOption={GROUPING_OPTIONS.find(({ value }) => value === asked.groupBy) ?? null}
          options={GROUPING_OPTIONS}
          onChange={({ detail }) => setFilter('by', detail.selectedOption.value)}
        />
        <AddressDay name="from" label="From" />
        <AddressDay name="to" label="Before" />
      </SpaceBetween>
      {data === undefined && error === null && <Loading what="the report" />}
      {error !== null && (
        <ProblemAlert error={error} what="The report cannot be shown" onAgain={() => void refetch()} />
      )}
      {data !== undefined && error === null && <Report summary={data} />}
    </SpaceBetween>
  );
};

const Report = ({ summary }: { readonly summary: Summary }): ReactNode => {
  const { from, to, rows, totals } = summary;
  const period = (
    <>
      From <Moment at={from} /> until <Moment at={to} />
    </>
  );
  if (rows.length === 0)
    return (
      <Container>
        {period}, no batch was made. Choose another time, or <AppLink href="/pay">pay people</AppLink>.
      </Container>
    );
  return (
    <SpaceBetween size="l">
      {currenciesOf(summary).map((currency) => (
        <Container key={currency} header={<Header variant="h2">{currency}</Header>}>
          <PaidCharts rows={rows} currency={currency} />
        </Container>
      ))}
      <Container
        header={
          <Header variant="h2" description={period}>
            Figures
          </Header>
        }
      >
        <SummaryTable rows={rows} totals={totals} />
      </Container>
    </SpaceBetween>
  );
};
