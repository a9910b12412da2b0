import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import type { Recovery } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { batches as batchCount, payments } from '../shared/money/people.ts';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';
import { SettleRestore } from './settle-restore.tsx';

/** Whether the table was restored to an earlier moment, what of that is left to do, and the button that settles it. */
export const RestoreState = ({ recovery }: { readonly recovery: Recovery }): ReactNode => {
  const mayPay = useMayPay();
  const { restored, lastRestore, left, pass, last } = recovery;
  if (restored === undefined) {
    return (
      <Alert type="success" header="There is no restore to settle">
        {lastRestore !== undefined && (
          <>
            The last one, to <Moment at={lastRestore.to} />, is settled.
          </>
        )}
      </Alert>
    );
  }
  return (
    <Alert
      type={left === undefined ? 'info' : 'warning'}
      header="The table was restored to an earlier moment: nothing is sent"
      action={mayPay && left === undefined && <SettleRestore restored={restored} />}
    >
      It went back to <Moment at={restored.to} />, by <Words>{restored.by}</Words>. What was sent until{' '}
      <Moment at={restored.stoppedAt} /> is being asked about at the provider, so that nobody is paid twice.
      <div>
        <strong>
          {left === undefined ? 'Nothing is left: two people can settle it.' : <Words>Left to do: {left}</Words>}
        </strong>
      </div>
      {pass !== undefined && (
        <div>
          Being asked about since <Moment at={pass.begunAt} />: {pass.stage}.
        </div>
      )}
      {last !== undefined && (
        <div>
          The last pass ended <Moment at={last.endedAt} />. Left were {batchCount(last.tally.batchesLeft)} to be asked
          about, and {payments(last.tally.lostPaymentsLeft)} to be settled.
        </div>
      )}
    </Alert>
  );
};
