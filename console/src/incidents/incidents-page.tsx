import Box from '@cloudscape-design/components/box';
import Select from '@cloudscape-design/components/select';
import type { TableProps } from '@cloudscape-design/components/table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Incident } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Words } from '../shared/looks/words.tsx';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { factsOf, KIND_TEXTS } from './incident-kinds.ts';
import { ResolveIncident } from './resolve-incident.tsx';

const OPTIONS = [
  { value: 'open', label: 'Open' },
  { value: '', label: 'Open and resolved' },
];

const COLUMNS: readonly TableProps.ColumnDefinition<Incident>[] = [
  {
    id: 'kind',
    header: 'What happened',
    isRowHeader: true,
    cell: (incident) => (
      <>
        <div>
          <Box variant="strong">{KIND_TEXTS[incident.kind].title}</Box>
        </div>
        <Words>{factsOf(incident)}</Words>
      </>
    ),
  },
  { id: 'todo', header: 'What to do', cell: ({ kind }) => <Words>{KIND_TEXTS[kind].todo}</Words> },
  {
    id: 'payment',
    header: 'Payment',
    cell: (incident) =>
      'transactionId' in incident && incident.transactionId !== undefined ? (
        <AppLink href={paymentPath(incident.transactionId)}>{incident.transactionId}</AppLink>
      ) : (
        '–'
      ),
  },
  { id: 'raised', header: 'Raised', cell: ({ raisedAt }) => <Moment at={raisedAt} /> },
];

const STATE: TableProps.ColumnDefinition<Incident> = {
  id: 'state',
  header: 'Resolved',
  cell: ({ resolution }) =>
    resolution === undefined ? (
      'no'
    ) : (
      <>
        <Words>{resolution.note}</Words> ({resolution.by}, <Moment at={resolution.at} />)
      </>
    ),
};

const ACTION: TableProps.ColumnDefinition<Incident> = {
  id: 'action',
  header: 'Action',
  cell: (incident) => (incident.resolution === undefined ? <ResolveIncident incident={incident} /> : null),
};

/** Trouble that only people can put right. */
export const IncidentsPage = (): ReactNode => {
  useTitle('Incidents');
  const api = useApi();
  const mayPay = useMayPay();
  const address = usePageAddress();
  const [filterOf, setFilter] = useAddressFilter();
  const all = filterOf('show') === 'all';
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['incidents', { all, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const filters = { ...(!all && { status: 'open' as const }), ...(cursor !== undefined && { cursor }) };
      const answer = await answerOf(api.GET('/incidents', { params: { query: filters }, signal }));
      return { rows: answer.incidents, nextCursor: answer.nextCursor };
    },
  });
  return (
    <PagedTable
      title="Incidents"
      description="Trouble that only people can put right. Each stays open until somebody notes how it was put right."
      query={query}
      address={address}
      columns={[...COLUMNS, STATE, ...(mayPay ? [ACTION] : [])]}
      idOf={({ incidentId }) => incidentId}
      filter={
        <Select
          ariaLabel="Which incidents"
          selectedOption={OPTIONS[all ? 1 : 0] ?? null}
          options={OPTIONS}
          onChange={({ detail }) => setFilter('show', detail.selectedOption.value === '' ? 'all' : undefined)}
        />
      }
      empty={<Box variant="strong">{all ? 'There has been no incident yet' : 'No incident is open'}</Box>}
    />
  );
};
