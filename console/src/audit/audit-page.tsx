import Box from '@cloudscape-design/components/box';
import DateInput from '@cloudscape-design/components/date-input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { AuditEntry } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { useTitle } from '../shared/looks/title.ts';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { Moment } from '../shared/time/moment.tsx';
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
  { id: 'who', header: 'Who', cell: ({ actor }) => actor.name },
  {
    id: 'subject',
    header: 'Subject',
    cell: ({ subject }) =>
      subject.batchId === undefined ? (
        (subject.affiliateId ?? subject.day ?? subject.type)
      ) : (
        <AppLink href={batchPath(subject.batchId)}>{subject.batchId}</AppLink>
      ),
  },
  { id: 'details', header: 'Details', cell: detailsOf },
];

/** Who did what, when. */
export const AuditPage = (): ReactNode => {
  useTitle('Audit log');
  const api = useApi();
  const address = usePageAddress();
  const [filterOf, setFilter] = useAddressFilter();
  const date = filterOf('date');
  const [typed, setTyped] = useState(date ?? '');
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['audit-logs', { date, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const filters = { ...(date !== undefined && { date }), ...(cursor !== undefined && { cursor }) };
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
        filter={
          <DateInput
            ariaLabel="Day (UTC)"
            placeholder="Day (UTC): YYYY/MM/DD"
            value={typed}
            onChange={({ detail }) => {
              setTyped(detail.value);
              if (detail.value === '' || /^\d{4}-\d{2}-\d{2}$/.test(detail.value)) setFilter('date', detail.value);
            }}
          />
        }
        empty={
          <Box variant="strong">
            {date === undefined ? 'There are no entries yet' : 'There are no entries of this day'}
          </Box>
        }
      />
      <VerifyAudit />
    </SpaceBetween>
  );
};
