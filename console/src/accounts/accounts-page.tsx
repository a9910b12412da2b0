import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import { useTitle } from '../shared/looks/title.ts';
import { IDENTITY_STATES } from '../shared/status/account-states.ts';
import { StateChoice, useAddressState } from '../shared/status/state-choice.tsx';
import { usePageAddress } from '../shared/tables/page-address.ts';
import { PagedTable } from '../shared/tables/paged-table.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { ACCOUNT_COLUMNS } from './account-columns.tsx';
import { SyncAccounts } from './sync-accounts.tsx';

/** To which accounts money can be sent, and who is still invited to open one. */
export const AccountsPage = (): ReactNode => {
  useTitle('Accounts');
  const api = useApi();
  const mayPay = useMayPay();
  const address = usePageAddress();
  const kycStatus = useAddressState(IDENTITY_STATES, 'identity');
  const { cursor } = address;
  const query = useQuery({
    queryKey: ['accounts', { kycStatus, cursor }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const asked = { ...(kycStatus && { kycStatus }), ...(cursor !== undefined && { cursor }) };
      const answer = await answerOf(api.GET('/riseworks/accounts', { params: { query: asked }, signal }));
      return { rows: answer.accounts, nextCursor: answer.nextCursor };
    },
  });
  return (
    <SpaceBetween size="l">
      <PagedTable
        title="Accounts"
        description="At the payment provider: linked ones first, then affiliates who are invited. An account is linked, and an affiliate invited, on the affiliate’s own page."
        query={query}
        address={address}
        columns={ACCOUNT_COLUMNS}
        idOf={({ affiliateId, provider }) => `${provider} ${affiliateId}`}
        filter={<StateChoice states={IDENTITY_STATES} label="Identity" name="identity" />}
        empty={
          kycStatus === undefined && query.data?.nextCursor === undefined ? (
            <>
              <Box variant="strong">No account is linked yet</Box>
              <Box>Open an affiliate, and link the account or send an invitation.</Box>
            </>
          ) : (
            <Box variant="strong">No account on this page matches</Box>
          )
        }
      />
      {mayPay && <SyncAccounts />}
    </SpaceBetween>
  );
};
