import type { TableProps } from '@cloudscape-design/components/table';
import type { Commission } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Amount } from '../shared/money/amount.tsx';
import { COMMISSION_STATES } from '../shared/status/commission-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';

export const COMMISSION_COLUMNS: readonly TableProps.ColumnDefinition<Commission>[] = [
  { id: 'commission', header: 'Commission', isRowHeader: true, cell: ({ commissionId }) => commissionId },
  {
    id: 'status',
    header: 'State',
    cell: ({ status }) => <StateIndicator states={COMMISSION_STATES} state={status} />,
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
