import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import type { Session } from './session.ts';

export interface SignInEndedDialogProps {
  readonly session: Session;
  readonly onSignIn: () => void;
}

/** Says that the sign-in has ended, over whatever is shown; nothing that was typed is lost before somebody agrees. */
export const SignInEndedDialog = ({ session, onSignIn }: SignInEndedDialogProps): ReactNode => {
  const ended = useSyncExternalStore(session.subscribe, () => session.ended);
  const [put, setPut] = useState(false);
  if (!ended || put) return null;
  return (
    <Modal
      visible
      onDismiss={() => setPut(true)}
      header="Your sign-in has ended"
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onSignIn}>
            Sign in again
          </Button>
        </Box>
      }
    >
      Sign in again to go on. You come back to this page. Nothing that you have sent is lost or sent twice.
    </Modal>
  );
};
