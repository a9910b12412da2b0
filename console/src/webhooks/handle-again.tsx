import type { ReactNode } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { WebhookEvent } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';

/** Asks the provider once more about the payment that a message names; doing so twice is harmless. */
export const HandleAgain = ({ event }: { readonly event: WebhookEvent }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const { eventId } = event;
  return (
    <ConfirmedAction
      label="Handle again"
      request={`replay ${eventId}`}
      send={() => answerOf(api.POST('/webhooks/events/{eventId}/replay', { params: { path: { eventId } }, body: {} }))}
      onDone={({ event: after }) =>
        tell(
          after.status === 'RECEIVED'
            ? {
                type: 'warning',
                header: 'The provider could not be asked now',
                content: 'It is asked again by itself.',
              }
            : { type: 'success', header: 'The message was handled again', content: after.note },
        )
      }
    >
      <div>The provider is asked again about the payment that {eventId} names. What it says enters the books.</div>
    </ConfirmedAction>
  );
};
