import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { AuditEntry } from '../shared/api/types.ts';
import { useTitle } from '../shared/looks/title.ts';
import { Words } from '../shared/looks/words.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useAuditSearch } from './audit-address.ts';
import { AuditFilter } from './audit-filter.tsx';
import { AuditSubject } from './audit-subject.tsx';
import { VerifyAudit } from './verify-audit.tsx';

const TYPES: Readonly<Record<AuditEntry['status'], StatusIndicatorProps.Type>> = {
  SUCCESS: 'success',
  FAILURE: 'error',
  WARNING: 'warning',
  INFO: 'info',
};

const detailsOf = ({ details }: AuditEntry): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

const COLUMNS: readonly TableProps.ColumnDefinition<AuditEntry>[] = [
  { id: 'at', header: 'When', cell: ({ at }) => <Moment at={at} /> },
  {
    id: 'action',
    header: 'What',
    isRowHeader: true,
    cell: ({ action, status }) => <StatusIndicator type={TYPES[status]}>{action}</StatusIndicator>,
  },
  { id: 'who', header: 'Who', cell: ({ actor }) => <Words>{actor.name}</Words> },
  {
    id: 'subject',
    header: 'Subject',
    cell: (entry) => <AuditSubject entry={entry} />,
  },
  { id: 'details', header: 'Details', cell: (entry) => <Words>{detailsOf(entry)}</Words> },
];

/** Who did what, when. */
export const AuditPage = (): ReactNode => {
  useTitle('Audit log');
  const api = useApi();
  const address = usePageAddress();
  const { query: search } = useAuditSearch();
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['audit-logs', { search, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const filters = { ...search, ...(cursor !== undefined && { cursor }) };
      const answer = await answerOf(api.GET('/audit-logs', { params: { query: filters }, signal }));
      return { rows: answer.auditLogs, nextCursor: answer.nextCursor };
    },
  });
  return (
    <SpaceBetween size="l">
      <PagedTable
        title="Audit log"
        description="Who did what, newest first; every change has its entry"
        query={query}
        address={address}
        columns={COLUMNS}
        idOf={({ auditId }) => auditId}
        filter={<AuditFilter />}
        empty={
          <Box variant="strong">
            {query.data?.nextCursor !== undefined
              ? 'No entry on this page matches; look at the next page'
              : Object.keys(search).length === 0
                ? 'There are no entries yet'
                : 'No entry matches'}
          </Box>
        }
      />
      <VerifyAudit />
    </SpaceBetween>
  );
};
