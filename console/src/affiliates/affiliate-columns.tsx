import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Affiliate } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { Amount } from '../shared/money/amount.tsx';
import { accountState } from './account-state.ts';

/** In the API's order, which no column changes: the list comes page by page. */
export const AFFILIATE_COLUMNS: readonly TableProps.ColumnDefinition<Affiliate>[] = [
  {
    id: 'affiliate',
    header: 'Affiliate',
    isRowHeader: true,
    cell: ({ affiliateId }) => <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>,
  },
  { id: 'name', header: 'Name', cell: ({ fullName }) => <Words>{fullName}</Words> },
  { id: 'email', header: 'E-mail', cell: ({ email }) => <Words>{email}</Words> },
  {
    id: 'owed',
    header: 'Owed',
    cell: ({ balances }) =>
      balances.length === 0
        ? '–'
        : balances.map(({ currency, pendingAmount }) => (
            <div key={currency}>
              <Amount amount={pendingAmount} currency={currency} />
            </div>
          )),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ holds, riseAccount }) => {
      const { ready, short } = accountState(riseAccount);
      return (
        <>
          {holds.map(({ currency, reason, at }) => (
            <div key={`${currency ?? ''} ${at}`}>
              <StatusIndicator type="stopped">
                On hold{currency !== undefined && ` in ${currency}`}: <Words>{reason}</Words>
              </StatusIndicator>
            </div>
          ))}
          {(!ready || holds.length === 0) && (
            <StatusIndicator type={ready ? 'success' : 'warning'}>{short}</StatusIndicator>
          )}
        </>
      );
    },
  },
];
