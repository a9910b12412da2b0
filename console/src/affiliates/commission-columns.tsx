import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Commission } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { Moment } from '../shared/time/moment.tsx';

type CommissionStatus = Commission['status'];

const SHOWN: Readonly<Record<CommissionStatus, { type: StatusIndicatorProps.Type; text: string }>> = {
  APPROVED: { type: 'pending', text: 'Not in a payment yet' },
  PROCESSING: { type: 'in-progress', text: 'In a payment under way' },
  PAID: { type: 'success', text: 'Paid' },
  REVERSED: { type: 'stopped', text: 'Reversed' },
};

/** In the order of a commission's life. */
export const COMMISSION_STATUSES = [
  'APPROVED',
  'PROCESSING',
  'PAID',
  'REVERSED',
] as const satisfies readonly CommissionStatus[];

export const commissionStatusText = (status: CommissionStatus): string => SHOWN[status].text;

export const COMMISSION_COLUMNS: readonly TableProps.ColumnDefinition<Commission>[] = [
  { id: 'commission', header: 'Commission', isRowHeader: true, cell: ({ commissionId }) => commissionId },
  {
    id: 'status',
    header: 'State',
    cell: ({ status }) => <StatusIndicator type={SHOWN[status].type}>{SHOWN[status].text}</StatusIndicator>,
  },
  { id: 'amount', header: 'Amount', cell: ({ amount, currency }) => <Amount amount={amount} currency={currency} /> },
  { id: 'approved', header: 'Approved', cell: ({ approvedAt }) => <Moment at={approvedAt} /> },
  {
    id: 'payment',
    header: 'Payment',
    cell: ({ transactionId }) =>
      transactionId === undefined ? '–' : <AppLink href={paymentPath(transactionId)}>{transactionId}</AppLink>,
  },
];
