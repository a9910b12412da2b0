import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Incident } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { KIND_TEXTS } from './incident-kinds.ts';

/** Closes an incident with a note of how it was put right. */
export const ResolveIncident = ({ incident }: { readonly incident: Incident }): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const [note, setNote] = useState('');
  const { incidentId, kind } = incident;
  const body = { note: note.trim() };
  return (
    <ConfirmedAction
      label="Resolve incident"
      ready={body.note !== ''}
      request={`resolve ${incidentId} ${JSON.stringify(body)}`}
      send={(key) =>
        answerOf(
          api.POST('/incidents/{incidentId}/resolve', {
            params: { path: { incidentId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      onDone={() => tell({ type: 'success', header: 'The incident is resolved' })}
    >
      <div>{KIND_TEXTS[kind].title}. Resolving moves no money; it says that people have put it right.</div>
      <FormField label="How it was put right" description="The audit log keeps it.">
        <Input value={note} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
