import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
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
  /** Names the request with everything in its body: the same request is carried out once. */
  readonly request: string;
  readonly send: (idempotencyKey: string) => Promise<Answer>;
  /** What became of it. */
  readonly onDone: (answer: Answer) => void;
}

/** A button that asks once, sends once, and says if something went wrong. */
export const ConfirmedAction = <Answer,>(props: ConfirmedActionProps<Answer>): ReactNode => {
  const { label, variant = 'normal', disabled = false, disabledReason, children, ready = true } = props;
  const { request, send, onDone } = props;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // A second click comes before React has drawn the button as busy.
  const sending = useRef(false);

  const close = () => {
    if (sending.current) return;
    setOpen(false);
    setError(undefined);
  };
  const confirm = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await sendOnce(request, send);
      setOpen(false);
      onDone(answer);
    } catch (fault) {
      setError(fault);
    } finally {
      sending.current = false;
      setBusy(false);
      // Whatever the answer was: things may not be as they are shown.
      await queries.invalidateQueries();
    }
  };

  return (
    <>
      <Button
        variant={variant}
        disabled={disabled}
        {...(disabledReason !== undefined && { disabledReason })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
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
                  disabled={!ready}
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
            {error !== undefined && <ProblemAlert error={error} what="It was not done, or its answer got lost" />}
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
};
