import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { currenciesOf, lastYear, useSummary } from '../reports/summary-query.ts';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

/** Very many people are counted part by part; until all are, the next part is asked for so soon. */
const COUNTING_MS = 1_000;

/** How much waits to be paid, and to how many of those it can be paid now: in USD, and in each currency of the last year. */
export const PayableNow = (): ReactNode => {
  const api = useApi();
  const { data: year } = useSummary(lastYear());
  const currencies = [...new Set(['USD' as const, ...(year === undefined ? [] : currenciesOf(year))])];
  const { data, error, refetch } = useQuery({
    queryKey: ['payable', 'summary', currencies],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      Promise.all(
        currencies.map(async (currency) => {
          const params = { query: { limit: 1, currency } };
          return (await answerOf(api.GET('/affiliates/payable', { params, signal }))).summary;
        }),
      ),
    // Each answer counts some more.
    refetchInterval: ({ state }) => (state.data?.some(({ isComplete }) => !isComplete) ? COUNTING_MS : false),
  });
  if (error !== null && data === undefined) {
    return <ProblemAlert error={error} what="What can be paid cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href="/pay">Pay people</AppLink>}>
          To be paid
        </Header>
      }
    >
      {data === undefined ? (
        <Loading what="what can be paid" />
      ) : (
        <Scrolls label="To be paid">
          <table className="plain one-line">
            <thead>
              <tr>
                <th scope="col">Owed</th>
                <th scope="col">To affiliates</th>
                <th scope="col">Can be paid now</th>
                <th scope="col">As of</th>
              </tr>
            </thead>
            <tbody>
              {data.map(({ currency, totalPendingAmount, totalAffiliates, readyForPayout, asOf, isComplete }) => (
                <tr key={currency}>
                  <th scope="row">
                    <Amount amount={totalPendingAmount} currency={currency} />
                  </th>
                  <td>{totalAffiliates}</td>
                  <td>{readyForPayout}</td>
                  <td>{isComplete ? <Moment at={asOf} /> : 'Still being counted'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </Container>
  );
};
