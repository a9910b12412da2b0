import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { PaidCharts } from '../reports/paid-charts.tsx';
import { currenciesOf, lastYear, useSummary } from '../reports/summary-query.ts';
import type { Summary } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { percent } from '../shared/money/percent.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';
import { Scrolls } from '../shared/tables/scrolls.tsx';

/** How much was paid in each of the last twelve months, and how many payments of a hundred succeeded, in one currency at a time. */
export const PaidByMonth = (): ReactNode => {
  const [filterOf] = useAddressFilter();
  const { data, error, refetch } = useSummary(lastYear());
  if (data === undefined) {
    if (error === null) return <Loading what="what was paid" />;
    return <ProblemAlert error={error} what="What was paid cannot be shown" onAgain={() => void refetch()} />;
  }
  const currencies = currenciesOf(data);
  const currency = oneOf(currencies, filterOf('currency')) ?? oneOf(currencies, 'USD') ?? currencies[0];
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href="/reports">Reports</AppLink>}>
          Paid by month
        </Header>
      }
    >
      {currency === undefined ? (
        'Nothing was paid within the last twelve months.'
      ) : (
        <SpaceBetween size="m">
          {currencies.length > 1 && <Currencies all={currencies} shown={currency} />}
          <PaidCharts rows={data.rows} currency={currency} />
          <Months rows={data.rows.filter((row) => row.currency === currency)} />
        </SpaceBetween>
      )}
    </Container>
  );
};

interface CurrenciesProps {
  readonly all: readonly string[];
  readonly shown: string;
}

/** Links, because a select of the design system would weigh more than the page. */
const Currencies = ({ all, shown }: CurrenciesProps): ReactNode => (
  <nav aria-label="Currency">
    <SpaceBetween direction="horizontal" size="s">
      {all.map((currency) =>
        currency === shown ? (
          <strong key={currency} aria-current="true">
            {currency}
          </strong>
        ) : (
          <AppLink key={currency} href={`/?currency=${currency}`}>
            {currency}
          </AppLink>
        ),
      )}
    </SpaceBetween>
  </nav>
);

const Months = ({ rows }: { readonly rows: Summary['rows'] }): ReactNode => (
  <Scrolls label="Paid by month">
    <table className="plain one-line">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Paid</th>
          <th scope="col">Payments</th>
          <th scope="col">Succeeded</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ period, paid, currency, successRate }) => (
          <tr key={period}>
            <th scope="row">{period}</th>
            <td>
              <Amount amount={paid.amount} currency={currency} />
            </td>
            <td>{paid.count}</td>
            <td>{percent(successRate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);
