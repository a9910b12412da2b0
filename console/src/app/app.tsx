import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import enMessages from '@cloudscape-design/components/i18n/messages/all.en';
import Spinner from '@cloudscape-design/components/spinner';
import { type ReactNode, useEffect, useState } from 'react';
import { type Arrival, arrive } from '../sign-in/arrive.ts';
import { type Configuration, loadConfiguration } from '../sign-in/configuration.ts';
import { goAndSignIn } from '../sign-in/go-and-sign-in.ts';
import { SignedOut } from '../sign-in/signed-out.tsx';
import { SignedIn } from './signed-in.tsx';

type State =
  | { readonly is: 'loading' }
  | { readonly is: 'arrived'; readonly configuration: Configuration; readonly arrival: Arrival }
  | { readonly is: 'failed'; readonly words: string };

/** Once for each load of the page, because an answer of the sign-in pages can be used only once. */
const arriving = loadConfiguration().then(
  async (configuration): Promise<State> => ({ is: 'arrived', configuration, arrival: await arrive(configuration) }),
);

const failed = (error: unknown): State => ({
  is: 'failed',
  words: error instanceof Error ? error.message : 'The sign-in did not work.',
});

const shown = (state: State): ReactNode => {
  switch (state.is) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return (
        <main className="centred">
          <Header variant="h1">Payouts</Header>
          <Alert type="error" header="The console cannot start">
            {state.words} Load the page again; if it stays like this, tell whoever looks after the system.
          </Alert>
        </main>
      );
    case 'arrived':
      return <Arrived {...state} />;
    default:
      return state satisfies never;
  }
};

const Waiting = (): ReactNode => (
  <main className="centred" aria-busy="true">
    <Spinner size="large" /> Signing in…
  </main>
);

const Arrived = ({ configuration, arrival }: Extract<State, { is: 'arrived' }>): ReactNode => {
  switch (arrival.is) {
    case 'leaving':
      return <Waiting />;
    case 'signed-out':
      return <SignedOut words={arrival.words} onSignIn={() => void goAndSignIn(configuration, arrival.returnTo)} />;
    case 'signed-in':
      return <SignedIn configuration={configuration} session={arrival.session} />;
    default:
      return arrival satisfies never;
  }
};

export const App = (): ReactNode => {
  const [state, setState] = useState<State>({ is: 'loading' });
  useEffect(() => {
    arriving.catch(failed).then(setState);
  }, []);
  return (
    <I18nProvider locale="en" messages={[enMessages]}>
      {shown(state)}
    </I18nProvider>
  );
};
