import type { TableProps } from '@cloudscape-design/components/table';
import type { Batch } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { batchPath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { BatchStatusIndicator } from '../shared/status/batch-status.tsx';
import { Moment } from '../shared/time/moment.tsx';

const notPaid = ({ counts }: Batch): number => counts.failed + counts.cancelled;

export const BATCH_COLUMNS: readonly TableProps.ColumnDefinition<Batch>[] = [
  {
    id: 'batch',
    header: 'Batch',
    isRowHeader: true,
    cell: ({ batchId, batchNumber }) => <AppLink href={batchPath(batchId)}>{batchNumber ?? batchId}</AppLink>,
  },
  { id: 'status', header: 'Status', cell: (batch) => <BatchStatusIndicator batch={batch} /> },
  {
    id: 'amount',
    header: 'Amount',
    cell: ({ totalAmount, currency }) => <Amount amount={totalAmount} currency={currency} />,
  },
  { id: 'payments', header: 'Payments', cell: ({ paymentCount }) => paymentCount },
  { id: 'paid', header: 'Paid', cell: ({ counts }) => counts.completed },
  { id: 'not-paid', header: 'Failed or cancelled', cell: notPaid },
  { id: 'made', header: 'Made', cell: ({ createdAt }) => <Moment at={createdAt} /> },
  { id: 'by', header: 'By', cell: ({ createdBy }) => createdBy },
];
