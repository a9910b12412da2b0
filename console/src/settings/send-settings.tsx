import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type ReactNode, useState } from 'react';
import { ConfirmedAction } from '../shared/actions/confirmed-action.tsx';
import { useApi } from '../shared/api/api-context.ts';
import { answerOf } from '../shared/api/client.ts';
import type { Config } from '../shared/api/types.ts';
import { useNotices } from '../shared/notices/notices.tsx';
import { ChangeList } from './change-list.tsx';
import type { SettingChange } from './setting-words.ts';
import { patchOf } from './settings-draft.ts';

interface SendSettingsProps {
  readonly config: Config;
  readonly changes: readonly SettingChange[];
  /** Why nothing can be sent now, if so. */
  readonly stopped: string | undefined;
  readonly onDone: () => void;
}

/** Asks once more, with old and new in words, and changes exactly that. */
export const SendSettings = ({ config, changes, stopped, onDone }: SendSettingsProps): ReactNode => {
  const api = useApi();
  const { tell } = useNotices();
  const [reason, setReason] = useState('');
  const { version, approval, proposal } = config;
  const body = { ...patchOf(changes), ifVersion: version, ...(reason.trim() !== '' && { reason: reason.trim() }) };
  return (
    <ConfirmedAction
      label="Change settings"
      variant="primary"
      disabled={stopped !== undefined}
      {...(stopped !== undefined && { disabledReason: stopped })}
      of={String(version)}
      request={`settings ${JSON.stringify(body)}`}
      send={(key) => answerOf(api.PATCH('/config', { params: { header: { 'Idempotency-Key': key } }, body }))}
      onDone={({ config: after }) => {
        if (after.proposal !== undefined) {
          const content = 'The settings stay as they are until then. It lapses after a day.';
          tell({ type: 'info', header: 'Another admin has to confirm it', content });
        } else {
          tell({ type: 'success', header: 'The settings are changed' });
        }
        onDone();
      }}
    >
      <ChangeList changes={changes} />
      {approval.mode !== 'off' && (
        <div>If this lets more be paid with fewer checks, it is proposed, and another admin has to confirm it.</div>
      )}
      {proposal !== undefined && <div>The change that {proposal.proposedBy} has proposed is dropped.</div>}
      <FormField label="Why (optional)" description="The audit log keeps it.">
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ConfirmedAction>
  );
};
