import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { Account } from '../shared/api/types.ts';
import { AppLink } from '../shared/links/app-link.tsx';
import { affiliatePath } from '../shared/links/paths.ts';
import { Words } from '../shared/looks/words.tsx';
import { IDENTITY_STATES } from '../shared/status/account-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';

const Invited = ({ invite }: { readonly invite: NonNullable<Account['invite']> }): ReactNode => (
  <>
    {invite.status === 'PENDING' ? 'Invited' : 'Invited before; taken up or withdrawn since'}:{' '}
    <Words>{invite.email}</Words>, by {invite.invitedBy}, <Moment at={invite.invitedAt} />
  </>
);

/** In the API's order: the list comes page by page. */
export const ACCOUNT_COLUMNS: readonly TableProps.ColumnDefinition<Account>[] = [
  {
    id: 'affiliate',
    header: 'Affiliate',
    isRowHeader: true,
    cell: ({ affiliateId }) => <AppLink href={affiliatePath(affiliateId)}>{affiliateId}</AppLink>,
  },
  {
    id: 'account',
    header: 'Account',
    cell: ({ riseId, invite }) => riseId ?? (invite === undefined ? 'none' : <Invited invite={invite} />),
  },
  {
    id: 'identity',
    header: 'Identity (KYC)',
    cell: ({ kycStatus }) => <StateIndicator states={IDENTITY_STATES} state={kycStatus} />,
  },
  {
    id: 'receives',
    header: 'Can be paid',
    cell: ({ canReceivePayments, fault }) =>
      canReceivePayments ? (
        <StatusIndicator type="success">Yes</StatusIndicator>
      ) : (
        <StatusIndicator type="warning">
          <Words>{fault ?? 'No'}</Words>
        </StatusIndicator>
      ),
  },
  {
    id: 'changed',
    header: 'Account last changed',
    cell: ({ riseIdChangedAt, linkedAt }) => {
      const at = riseIdChangedAt ?? linkedAt;
      return at === undefined ? '–' : <Moment at={at} />;
    },
  },
  {
    id: 'checked',
    header: 'Last news',
    cell: ({ checkedAt }) => (checkedAt === undefined ? '–' : <Moment at={checkedAt} />),
  },
  { id: 'provider', header: 'Provider', cell: ({ provider }) => provider },
];
