import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Health } from '../shared/api/types.ts';
import { Loading } from '../shared/looks/loading.tsx';
import { useTitle } from '../shared/looks/title.ts';
import { Words } from '../shared/looks/words.tsx';
import { PageProblem } from '../shared/problems/page-problem.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useHealth } from './health-query.ts';

type Check = Health['checks'][number];

const TYPES: Readonly<Record<Check['state'], StatusIndicatorProps.Type>> = {
  ok: 'success',
  warn: 'warning',
  fail: 'error',
};
const WORDS: Readonly<Record<Check['state'], string>> = {
  ok: 'All is well',
  warn: 'Somebody should look; payouts go on',
  fail: 'Payouts do not go on by themselves',
};

const COLUMNS: readonly TableProps.ColumnDefinition<Check>[] = [
  { id: 'check', header: 'Check', isRowHeader: true, cell: ({ name }) => name },
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => <StatusIndicator type={TYPES[state]}>{state}</StatusIndicator>,
  },
  { id: 'detail', header: 'What', cell: ({ detail }) => <Words>{detail}</Words> },
  {
    id: 'count',
    header: 'How many',
    cell: ({ count, more }) => (count === undefined ? '–' : `${count}${more === true ? ' or more' : ''}`),
  },
  { id: 'since', header: 'Since', cell: ({ since }) => (since === undefined ? '–' : <Moment at={since} />) },
];

/** What works, what does not, and since when. */
export const HealthPage = (): ReactNode => {
  useTitle('Health');
  const { data, error, refetch } = useHealth();
  if (data === undefined) {
    if (error === null) return <Loading what="the health of the system" />;
    return (
      <PageProblem
        title="Health"
        error={error}
        what="The health of the system cannot be shown"
        onAgain={() => void refetch()}
      />
    );
  }
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <>
            As of <Moment at={data.asOf} />
          </>
        }
      >
        Health
      </Header>
      <StatusIndicator type={TYPES[data.state]}>{WORDS[data.state]}</StatusIndicator>
      <Table
        variant="container"
        header={<Header variant="h2">Checks</Header>}
        columnDefinitions={COLUMNS}
        items={data.checks}
        trackBy="name"
        ariaLabels={{ tableLabel: 'Checks' }}
      />
    </SpaceBetween>
  );
};
