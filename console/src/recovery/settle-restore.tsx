import type { ReactNode } from 'react';
import { useWaitingBatches, WaitingBatches, waitingKey } from '../batches/waiting-batches.tsx';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Recovery } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Lets payouts go on after a restore. It takes two people: the same button is for both. */
export const SettleRestore = (props: { readonly restored: NonNullable<Recovery['restored']> }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { data: waiting, isPending } = useWaitingBatches();
  const { at } = props.restored;
  const body = { restored: false as const };
  return (
    <ConfirmedAction
      label="Settle the restore"
      variant="primary"
      disabled={isPending}
      of={`${at} ${waitingKey(waiting)}`}
      request={`settle the restore of ${at}`}
      send={(key) => answerOf(api.PATCH('/config', { params: { header: { 'Idempotency-Key': key } }, body }))}
      onDone={({ config }) =>
        tell(
          config.restored === undefined
            ? { type: 'success', header: 'The restore is settled', content: 'Payouts go on by themselves.' }
            : { type: 'info', header: 'Another admin has to settle it, too', content: 'Nothing is sent until then.' },
        )
      }
    >
      <div>
        You agree that all that was paid in the lost time is in the books. It takes effect once two admins have agreed.
      </div>
      <WaitingBatches batches={waiting} />
    </ConfirmedAction>
  );
};
