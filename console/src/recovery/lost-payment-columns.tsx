import type { TableProps } from '@cloudscape-design/components/table';
import type { LostPayment } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { LOST_PAYMENT_STATES } from '../shared/status/lost-payment-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';

export const LOST_PAYMENT_COLUMNS: readonly TableProps.ColumnDefinition<LostPayment>[] = [
  { id: 'payment', header: 'Payment', isRowHeader: true, cell: ({ transactionId }) => transactionId },
  {
    id: 'status',
    header: 'State',
    cell: ({ status }) => <StateIndicator states={LOST_PAYMENT_STATES} state={status} />,
  },
  { id: 'amount', header: 'Amount', cell: ({ amount, currency }) => <Amount amount={amount} currency={currency} /> },
  {
    id: 'affiliate',
    header: 'Affiliate',
    cell: ({ affiliateId, payeeId }) =>
      affiliateId === undefined ? (
        <Words>none; paid to {payeeId ?? 'an unknown account'}</Words>
      ) : (
        <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>
      ),
  },
  {
    id: 'owed',
    header: 'Owed now',
    cell: ({ pendingAmount, currency }) =>
      pendingAmount === undefined ? '–' : <Amount amount={pendingAmount} currency={currency} />,
  },
  {
    id: 'reference',
    header: "Provider's reference",
    cell: ({ providerReference }) => <Words>{providerReference}</Words>,
  },
  { id: 'paid', header: 'Made', cell: ({ paidAt }) => <Moment at={paidAt} /> },
];
