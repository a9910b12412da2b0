import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

export interface SignedOutProps {
  readonly onSignIn: () => void;
  /** What the sign-in pages said, if they refused. */
  readonly words?: string | undefined;
}

/** Where nobody is signed in: says what this is, and leads on. */
export const SignedOut = ({ onSignIn, words }: SignedOutProps): ReactNode => (
  <main className="centred">
    <Container header={<Header variant="h1">Payouts</Header>}>
      <SpaceBetween size="m">
        <Box>Pay affiliates, approve batches, and see what became of every payment.</Box>
        {words !== undefined && (
          <Alert type="error" header="You could not be signed in">
            {words}
          </Alert>
        )}
        <Button variant="primary" onClick={onSignIn}>
          Sign in
        </Button>
      </SpaceBetween>
    </Container>
  </main>
);
