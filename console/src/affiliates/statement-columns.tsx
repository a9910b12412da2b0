import type { TableProps } from '@cloudscape-design/components/table';
import type { Statement } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { paymentPath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { entryKindText } from '../shared/status/entry-kinds.ts';
import { Moment } from '../shared/time/moment.tsx';

export type StatementLine = Statement['lines'][number];

/** Told apart by what it is of: an entry by its number in the ledger, a payment by its id. */
export const lineId = ({ kind, seq, transactionId }: StatementLine): string => `${kind} ${seq ?? transactionId ?? ''}`;

const about = ({ commissionId, reason, transactionId, status }: StatementLine) => (
  <>
    {commissionId} {reason !== undefined && <Words>{reason}</Words>}
    {transactionId !== undefined && <AppLink href={paymentPath(transactionId)}>{transactionId}</AppLink>}
    {status === 'RETURNED' && ' (came back later)'}
  </>
);

export const statementColumns = (currency: string): readonly TableProps.ColumnDefinition<StatementLine>[] => [
  { id: 'at', header: 'When', cell: ({ at }) => <Moment at={at} /> },
  { id: 'kind', header: 'What', isRowHeader: true, cell: ({ kind }) => entryKindText(kind) },
  { id: 'about', header: 'Of', cell: about },
  { id: 'amount', header: 'Amount', cell: ({ amount }) => <Amount amount={amount} currency={currency} /> },
  { id: 'balance', header: 'Owed after it', cell: ({ balance }) => <Amount amount={balance} currency={currency} /> },
];
