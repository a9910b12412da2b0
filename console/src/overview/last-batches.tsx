import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { payments } from '../shared/money/people.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { BatchStatusIndicator } from '../shared/status/batch-status.tsx';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { Moment } from '../shared/time/moment.tsx';

const HOW_MANY = 5;
const REFRESH_MS = 10_000;

/** The newest batches, with a link to all of them. A plain table, because that of the design system would make up a fifth of the page's bytes. */
export const LastBatches = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['batches', 'last'],
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/batches', { params: { query: { limit: HOW_MANY } }, signal }))).batches,
  });
  if (error !== null && data === undefined) {
    return <ProblemAlert error={error} what="The last batches cannot be shown" onAgain={() => void refetch()} />;
  }
  return (
    <Container
      header={
        <Header variant="h2" actions={<AppLink href="/batches">All batches</AppLink>}>
          Last batches
        </Header>
      }
    >
      {data === undefined ? <Loading what="batches" /> : <Rows batches={data} />}
    </Container>
  );
};

const Rows = ({ batches }: { readonly batches: readonly Batch[] }): ReactNode =>
  batches.length === 0 ? (
    <Box>No batch has been made yet.</Box>
  ) : (
    <Scrolls label="Last batches">
      <table className="plain one-line">
        <thead>
          <tr>
            <th scope="col">Batch</th>
            <th scope="col">Status</th>
            <th scope="col">Amount</th>
            <th scope="col">Payments</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.batchId}>
              <th scope="row">
                <AppLink href={batchPath(batch.batchId)}>{batch.batchNumber ?? batch.batchId}</AppLink>
              </th>
              <td>
                <BatchStatusIndicator batch={batch} />
              </td>
              <td>
                <Amount amount={batch.totalAmount} currency={batch.currency} />
              </td>
              <td>{payments(batch.paymentCount)}</td>
              <td>
                <Moment at={batch.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
