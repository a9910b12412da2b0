import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { keepFocus } from '../looks/focus-main.ts';
import { ProblemAlert } from '../problems/problem-alert.tsx';
import { sendOnce } from './send-once.ts';

export interface ConfirmedActionProps<Answer> {
  /** Of the button, and of the one that confirms: a verb with its object, as in `Execute batch`. */
  readonly label: string;
  readonly variant?: ButtonProps.Variant;
  readonly disabled?: boolean;
  readonly disabledReason?: string;
  /** What will happen, with the exact sum and the number of people; nothing else is ever sent. */
  readonly children: ReactNode;
  /** Whether what was typed into the dialog can be sent; absent: nothing has to be typed. */
  readonly ready?: boolean;
  /**
   * What is being agreed to, as far as it is not typed into the dialog: a hash, a token, a sum. If it changes while the dialog
   * is open, nothing can be sent before somebody has looked again.
   */
  readonly of?: string;
  /** Names the request with everything in its body: the same request is carried out once. */
  readonly request: string;
  readonly send: (idempotencyKey: string) => Promise<Answer>;
  /** What became of it. */
  readonly onDone: (answer: Answer) => void;
}

/** A button that asks once, sends once, and says if something went wrong. */
export const ConfirmedAction = <Answer,>(props: ConfirmedActionProps<Answer>): ReactNode => {
  const { label, variant = 'normal', disabled = false, disabledReason, children, ready = true } = props;
  const { of = '', request, send, onDone } = props;
  const queries = useQueryClient();
  /** What was agreed to when the dialog was opened. */
  const [opened, setOpened] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // A second click may come before React has drawn the button as busy.
  const sending = useRef(false);

  const close = () => {
    if (sending.current) return;
    setOpened(undefined);
    setError(undefined);
  };
  const confirm = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await sendOnce(request, send);
      setOpened(undefined);
      onDone(answer);
    } catch (fault) {
      setError(fault);
    } finally {
      sending.current = false;
      setBusy(false);
      // Whatever the answer was, what the page shows may be out of date.
      await queries.invalidateQueries();
      // Once React has drawn what is new.
      setTimeout(keepFocus);
    }
  };

  const changed = opened !== undefined && opened !== of && !busy;

  return (
    <>
      <Button
        variant={variant}
        // In a narrow column it would be broken letter by letter.
        wrapText={false}
        disabled={disabled}
        {...(disabledReason !== undefined && { disabledReason })}
        onClick={() => setOpened(of)}
      >
        {label}
      </Button>
      {opened !== undefined && (
        <Modal
          visible
          onDismiss={close}
          header={`${label}?`}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={close} disabled={busy}>
                  Back
                </Button>
                <Button
                  variant="primary"
                  loading={busy}
                  loadingText="Sending"
                  disabled={!ready || changed}
                  onClick={() => void confirm()}
                >
                  {label}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="m">
            {children}
            {changed && (
              <Alert type="warning">It has changed while this was open. Go back, and look at it again.</Alert>
            )}
            {error !== undefined && <ProblemAlert error={error} what="It was not done, or the answer got lost" />}
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
};
