import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Reconciliation } from '../shared/api/types.ts';
import { allParts } from '../shared/files/all-parts.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { useAddressPeriod } from '../shared/periods/address-period.ts';
import { ProblemAlert } from '../shared/problems/problem-alert.tsx';
import { AddressDay } from '../shared/tables/address-day.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { Differences } from './differences.tsx';
import { DownloadReport } from './download-report.tsx';
import { ReconciledBatches, ReconciledDays } from './reconciled.tsx';

/** Batches and days; the answer ends earlier if asking the provider takes long. */
const PAGE = 100;

/** Whether our books and those of the provider agree, in both directions. */
export const ReconciliationPage = (): ReactNode => {
  useTitle('Reconciliation');
  const api = useApi();
  const period = useAddressPeriod();
  const query = useInfiniteQuery({
    queryKey: ['reconciliation', period],
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: '',
    getNextPageParam: (last: Reconciliation) => last.nextCursor,
    queryFn: async ({ pageParam, signal }): Promise<Reconciliation> => {
      const asked = { ...period, limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) };
      const answer = await answerOf(api.GET('/reports/reconciliation', { params: { query: asked }, signal }));
      if (typeof answer === 'string') throw new TypeError('The report came as a file');
      return answer;
    },
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const csv = () =>
    allParts((cursor) => {
      const asked = { ...period, format: 'csv' as const, ...(cursor !== undefined && { cursor }) };
      return api.GET('/reports/reconciliation', { params: { query: asked }, parseAs: 'text' });
    });
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xxs">
        <AppLink href="/reports">Reports</AppLink>
        <Header
          variant="h1"
          description="Every batch and every payment that the provider lists, on both sides. Asking moves no money and corrects nothing."
          actions={<DownloadReport name="reconciliation.csv" csv={csv} />}
        >
          Reconciliation
        </Header>
      </SpaceBetween>
      <SpaceBetween direction="horizontal" size="xs">
        <AddressDay name="from" label="From" />
        <AddressDay name="to" label="Before" />
      </SpaceBetween>
      {data === undefined && error === null && <Loading what="the books of both sides" />}
      {error !== null && (
        <ProblemAlert error={error} what="The books cannot be compared" onAgain={() => void refetch()} />
      )}
      {data !== undefined && <Compared pages={data.pages} more={hasNextPage} />}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Compare more
        </Button>
      )}
    </SpaceBetween>
  );
};

interface ComparedProps {
  readonly pages: readonly Reconciliation[];
  readonly more: boolean;
}

const Compared = ({ pages, more }: ComparedProps): ReactNode => {
  const batches = pages.flatMap((page) => page.batches);
  const days = pages.flatMap((page) => page.days);
  const all = [...batches, ...days];
  const differences = all.flatMap((one) => one.differences);
  const unchecked = all.filter(({ result }) => result === 'not_checked').length;
  const moved = days.filter((day) => day.sums.length > 0 || day.result !== 'agrees');
  const [first] = pages;
  if (first === undefined) return null;
  return (
    <SpaceBetween size="l">
      <Box>
        From <Moment at={first.from} /> until <Moment at={first.to} />
        {more && ', the beginning of it so far'}
      </Box>
      {differences.length === 0 ? (
        <Alert
          type={unchecked > 0 ? 'warning' : 'success'}
          header={more ? 'No difference so far' : 'No difference was found'}
        >
          {unchecked > 0 && 'Not everything could be checked: the provider did not answer, or did not show everything.'}
        </Alert>
      ) : (
        <Container
          header={
            <Header
              variant="h2"
              counter={`(${differences.length})`}
              description="Each is an incident, too, once the daily comparison has found it."
            >
              Differences
            </Header>
          }
        >
          <Differences differences={differences} />
        </Container>
      )}
      <Container header={<Header variant="h2">Batches</Header>}>
        {batches.length === 0 ? 'No batch was made in this time.' : <ReconciledBatches batches={batches} />}
      </Container>
      {moved.length > 0 && (
        <Container
          header={
            <Header
              variant="h2"
              description="What the provider lists as made on a day (UTC), and the same payments in our books. Days without any are left out."
            >
              Days of the provider’s list
            </Header>
          }
        >
          <ReconciledDays days={moved} />
        </Container>
      )}
    </SpaceBetween>
  );
};
