import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { Moment } from '../shared/time/moment.tsx';

/** How much waits to be paid, and to how many of those it can be paid now. */
export const PayableNow = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['payable', 'summary', 'USD'],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/affiliates/payable', { params: { query: { limit: 1, currency: 'USD' } }, signal })))
        .summary,
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
        <Box>Loading…</Box>
      ) : (
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Owed', value: <Amount amount={data.totalPendingAmount} currency={data.currency} /> },
            { label: 'To affiliates', value: data.totalAffiliates },
            { label: 'Can be paid now', value: data.readyForPayout },
            { label: 'As of', value: <Moment at={data.asOf} /> },
          ]}
        />
      )}
    </Container>
  );
};
