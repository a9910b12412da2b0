import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { useWaitingBatches, WaitingBatches, waitingKey } from '../batches/waiting-batches.tsx';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';
import { Words } from '../shared/looks/words.tsx';
import { useNotices } from '../shared/notices/notices.tsx';
import { Moment } from '../shared/time/moment.tsx';
import { useMayPay } from '../sign-in/session-context.ts';

/** Whether payouts are paused, large and clear, and the button that changes it. */
export const PauseState = ({ config }: { readonly config: Config }): ReactNode => {
  const mayPay = useMayPay();
  const { paused, pause } = config;
  if (!paused) {
    return (
      <Alert type="success" header="Payouts are running" action={mayPay && <Pause config={config} />}>
        Executed batches are paid.
      </Alert>
    );
  }
  return (
    <Alert type="warning" header="Payouts are paused: nothing is sent" action={mayPay && <Resume config={config} />}>
      {pause !== undefined && (
        <>
          <Words>{pause.reason}</Words>. By {pause.by}, since <Moment at={pause.at} />.{' '}
        </>
      )}
      What was sent before is still followed to its end.
    </Alert>
  );
};

const Pause = ({ config }: { readonly config: Config }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const [reason, setReason] = useState('');
  const body = { paused: true, reason: reason.trim() };
  return (
    <ConfirmedAction
      label="Pause payouts"
      ready={body.reason !== ''}
      request={`pause ${config.version} ${JSON.stringify(body)}`}
      send={(key) => answerOf(api.PATCH('/config', { params: { header: { 'Idempotency-Key': key } }, body }))}
      onDone={() => tell({ type: 'warning', header: 'Payouts are paused', content: 'No new payment is sent.' })}
    >
      <div>From now on no payment is sent, of any batch, until somebody resumes payouts.</div>
      <FormField label="Why" description="Everybody sees it here, and the audit log keeps it.">
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};

const Resume = ({ config }: { readonly config: Config }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { data: waiting, isPending } = useWaitingBatches();
  return (
    <ConfirmedAction
      label="Resume payouts"
      variant="primary"
      disabled={isPending}
      of={waitingKey(waiting)}
      request={`resume ${config.version}`}
      send={(key) =>
        answerOf(api.PATCH('/config', { params: { header: { 'Idempotency-Key': key } }, body: { paused: false } }))
      }
      onDone={({ config: after }) =>
        tell(
          after.paused
            ? { type: 'info', header: 'Another admin has to confirm it', content: 'Payouts stay paused until then.' }
            : { type: 'success', header: 'Payouts are running again' },
        )
      }
    >
      <WaitingBatches batches={waiting} />
    </ConfirmedAction>
  );
};
