import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Affiliate } from '../shared/api/types.ts';
import { Moment } from '../shared/time/moment.tsx';
import { accountState } from './account-state.ts';

/** Where the money would be sent, whether it can be, and if not, what to do. */
export const AffiliateAccount = ({ account }: { readonly account: Affiliate['riseAccount'] }): ReactNode => {
  const { ready, words, advice } = accountState(account);
  const { riseId, kycStatus, invite } = account;
  return (
    <Container header={<Header variant="h2">Account at the payment provider</Header>}>
      <SpaceBetween size="m">
        <div>
          <StatusIndicator type={ready ? 'success' : 'warning'}>
            {words.slice(0, 1).toUpperCase()}
            {words.slice(1)}. {advice}
          </StatusIndicator>
        </div>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Account', value: riseId ?? 'none' },
            { label: 'Identity check (KYC)', value: kycStatus ?? 'unknown' },
            ...(invite === undefined
              ? []
              : [
                  {
                    label: 'Invited',
                    value: (
                      <>
                        {invite.email}, by {invite.invitedBy}, <Moment at={invite.invitedAt} />
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </SpaceBetween>
    </Container>
  );
};
