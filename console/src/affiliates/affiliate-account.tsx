import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { AskProvider } from '../accounts/ask-provider.tsx';
import { InviteAffiliate } from '../accounts/invite-affiliate.tsx';
import { LinkAccount } from '../accounts/link-account.tsx';
import type { Affiliate } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { IDENTITY_STATES } from '../shared/status/account-states.ts';
import { StateIndicator } from '../shared/status/state.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { accountState } from './account-state.ts';

/** Where the money would be sent, whether it can be, and if not, what to do. */
export const AffiliateAccount = ({ affiliate }: { readonly affiliate: Affiliate }): ReactNode => {
  const mayPay = useMayPay();
  const { affiliateId, riseAccount: account } = affiliate;
  const { ready, words, advice } = accountState(account);
  const { riseId, kycStatus, invite } = account;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            mayPay && (
              <SpaceBetween direction="horizontal" size="xs">
                {(account.hasAccount || account.invite !== undefined) && <AskProvider affiliateId={affiliateId} />}
                {!account.hasAccount && <InviteAffiliate affiliate={affiliate} />}
                <LinkAccount affiliate={affiliate} />
              </SpaceBetween>
            )
          }
        >
          Account at the payment provider
        </Header>
      }
    >
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
            {
              label: 'Identity check (KYC)',
              value:
                kycStatus === undefined ? 'unknown' : <StateIndicator states={IDENTITY_STATES} state={kycStatus} />,
            },
            ...(invite === undefined
              ? []
              : [
                  {
                    label: 'Invited',
                    value: (
                      <>
                        <Words>{invite.email}</Words>, by {invite.invitedBy}, <Moment at={invite.invitedAt} />
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
