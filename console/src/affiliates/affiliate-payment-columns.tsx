import type { TableProps } from '@cloudscape-design/components/table';
import type { Transaction } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { PAYMENT_STATES } from '../shared/status/payment-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';

/** Payments of one affiliate, whose id need not be repeated. */
export const AFFILIATE_PAYMENT_COLUMNS: readonly TableProps.ColumnDefinition<Transaction>[] = [
  {
    id: 'made',
    header: 'Made',
    isRowHeader: true,
    cell: ({ createdAt, transactionId }) => (
      <AppLink href={paymentPath(transactionId)}>
        <Moment at={createdAt} />
      </AppLink>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <StateIndicator states={PAYMENT_STATES} state={status} /> },
  {
    id: 'amount',
    header: 'Amount',
    cell: ({ amount, currency }) => <Amount amount={amount} currency={currency} />,
  },
  {
    id: 'reference',
    header: "Provider's reference",
    cell: ({ providerReference }) => <Words>{providerReference ?? '–'}</Words>,
  },
  { id: 'failure', header: 'What went wrong', cell: ({ failure }) => <Words>{failure?.message ?? '–'}</Words> },
];
