import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { ConnectionLost, Problem, SignInEnded } from '../api/problem.ts';
import { adviceOn } from './advice.ts';
import { PreviewChanges } from './preview-changes.tsx';

export interface ProblemAlertProps {
  readonly error: unknown;
  /** What did not work, as in `The batches cannot be shown`. */
  readonly what: string;
  readonly onAgain?: (() => void) | undefined;
}

const detailOf = (error: unknown): ReactNode => {
  if (error instanceof Problem) {
    return (
      <>
        <div>{error.message}</div>
        {error.body?.errors?.map(({ field, message }) => (
          <div key={`${field} ${message}`}>
            {field}: {message}
          </div>
        ))}
        <PreviewChanges problem={error} />
        <div>{adviceOn(error.code)}</div>
        <Box variant="small" color="inherit">
          Code: <code>{error.code}</code>
        </Box>
      </>
    );
  }
  if (error instanceof ConnectionLost) return `${error.message}. Check your connection, and try again.`;
  if (error instanceof SignInEnded) return 'Your sign-in has ended. Sign in again.';
  return error instanceof Error ? error.message : 'Something went wrong that this page does not know.';
};

/** What went wrong, with its code and what to do. Read out as soon as it appears. */
export const ProblemAlert = ({ error, what, onAgain }: ProblemAlertProps): ReactNode => (
  <div role="alert">
    <Alert type="error" header={what} action={onAgain && <Button onClick={onAgain}>Try again</Button>}>
      {detailOf(error)}
    </Alert>
  </div>
);
