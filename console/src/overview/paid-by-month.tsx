import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Summary } from '../shared/api/types.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { shareOf } from '../shared/money/totals.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';

const MONTHS_MS = 365 * 24 * 60 * 60 * 1_000;

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** `0.9900` as `99.00 %`. */
const percent = (rate: string | undefined): string => {
  if (rate === undefined) return '–';
  const digits = rate.replace('.', '').padEnd(5, '0');
  return `${Number.parseInt(digits.slice(0, 3), 10)}.${digits.slice(3, 5)} %`;
};

/** How much was paid in each of the last twelve months, and how many payments of a hundred succeeded. */
export const PaidByMonth = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['paid by month'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Summary> => {
      const from = day(new Date(Date.now() - MONTHS_MS));
      const query = { from, groupBy: 'month' } as const;
      const answer = await answerOf(api.GET('/reports/summary', { params: { query }, signal }));
      if (typeof answer === 'string') throw new TypeError('The report came as CSV');
      return answer;
    },
  });
  if (data === undefined) {
    if (error === null) return <Loading what="what was paid" />;
    return <ProblemAlert error={error} what="What was paid cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container header={<Header variant="h2">Paid by month</Header>}>
      {data.rows.length === 0 ? 'Nothing was paid within the last twelve months.' : <Months rows={data.rows} />}
    </Container>
  );
};

const Months = ({ rows }: { readonly rows: Summary['rows'] }): ReactNode => (
  <Scrolls label="Paid by month">
    <table className="plain one-line">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Paid</th>
          <th scope="col">Payments</th>
          <th scope="col">Succeeded</th>
          <th scope="col" className="bar-column">
            Compared with the other months
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const alike = rows.filter(({ currency }) => currency === row.currency).map(({ paid }) => paid.amount);
          return (
            <tr key={`${row.period} ${row.currency}`}>
              <th scope="row">{row.period}</th>
              <td>
                <Amount amount={row.paid.amount} currency={row.currency} />
              </td>
              <td>{row.paid.count}</td>
              <td>{percent(row.successRate)}</td>
              <td>
                <meter
                  aria-label={`${row.period} ${row.currency}`}
                  min={0}
                  max={100}
                  value={shareOf(row.paid.amount, alike)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </Scrolls>
);
