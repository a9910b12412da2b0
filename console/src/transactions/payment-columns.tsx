import type { TableProps } from '@cloudscape-design/components/table';
import type { Transaction } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { compareAmounts } from '../shared/money/totals.ts';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { byText } from '../shared/tables/address-sorting.ts';
import { Moment } from '../shared/time/moment.tsx';

/** For a list that is complete, and sorted here. */
export const PAYMENT_COLUMNS: readonly TableProps.ColumnDefinition<Transaction>[] = [
  {
    id: 'affiliate',
    header: 'Affiliate',
    isRowHeader: true,
    sortingComparator: byText(({ affiliateId }) => affiliateId),
    cell: ({ affiliateId, transactionId }) => <AppLink href={paymentPath(transactionId)}>{affiliateId}</AppLink>,
  },
  {
    id: 'status',
    header: 'Status',
    sortingComparator: byText(({ status }) => status),
    cell: ({ status }) => <StateIndicator states={PAYMENT_STATES} state={status} />,
  },
  {
    id: 'amount',
    header: 'Amount',
    sortingComparator: (one, other) => compareAmounts(one.amount, other.amount),
    cell: ({ amount, currency }) => <Amount amount={amount} currency={currency} />,
  },
  { id: 'commissions', header: 'Commissions', cell: ({ commissionCount }) => commissionCount },
  { id: 'failure', header: 'What went wrong', cell: ({ failure }) => <Words>{failure?.message ?? '–'}</Words> },
  {
    id: 'changed',
    header: 'Changed',
    sortingComparator: byText(({ updatedAt }) => updatedAt),
    cell: ({ updatedAt }) => <Moment at={updatedAt} />,
  },
];

/** For a list that comes page by page, in the API's order. */
export const PAYMENT_LIST_COLUMNS = PAYMENT_COLUMNS.map(({ sortingComparator: _, ...column }) => column);
