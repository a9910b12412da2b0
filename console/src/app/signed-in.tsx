import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiContext } from '../shared/api/api-context.ts';
import { apiClient } from '../shared/api/client.ts';
import { NoticesProvider } from '../shared/notices/notices.tsx';
import type { Configuration } from '../sign-in/configuration.ts';
import { ConfigurationContext } from '../sign-in/configuration-context.ts';
import { goAndSignIn } from '../sign-in/go-and-sign-in.ts';
import type { Session } from '../sign-in/session.ts';
import { SessionContext } from '../sign-in/session-context.ts';
import { SignInEndedDialog } from '../sign-in/sign-in-ended.tsx';
import { makeQueryClient } from './query-client.ts';
import { Shell } from './shell.tsx';

interface SignedInProps {
  readonly configuration: Configuration;
  readonly session: Session;
}

/** Everything that somebody who is signed in sees. */
export const SignedIn = ({ configuration, session }: SignedInProps): ReactNode => {
  const [api] = useState(() => apiClient(session));
  const [queries] = useState(makeQueryClient);
  const here = () => `${window.location.pathname}${window.location.search}`;
  if (session.person.may === 'nothing') return <NoGroup session={session} />;
  return (
    <ConfigurationContext value={configuration}>
      <SessionContext value={session}>
        <ApiContext value={api}>
          <QueryClientProvider client={queries}>
            <NoticesProvider>
              <Shell />
              <SignInEndedDialog session={session} onSignIn={() => void goAndSignIn(configuration, here())} />
            </NoticesProvider>
          </QueryClientProvider>
        </ApiContext>
      </SessionContext>
    </ConfigurationContext>
  );
};

const NoGroup = ({ session }: { readonly session: Session }): ReactNode => (
  <main className="centred">
    <Header variant="h1">Payouts</Header>
    <Alert
      type="warning"
      header="You may not look at payouts"
      action={<Button onClick={() => void session.signOut()}>Sign out</Button>}
    >
      You are signed in as {session.person.name}, who is in no group of this system. An administrator can add you to
      payout-admins (may pay) or payout-viewers (may look). Then sign in again.
    </Alert>
  </main>
);
