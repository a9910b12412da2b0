import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Config } from '../shared/api/types.ts';
import { AmountTable } from './amount-table.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { SendSettings } from './send-settings.tsx';
import { APPROVAL_MODES } from './setting-words.ts';
import { draftChanges, draftFault, type SettingsDraft, settingsIn } from './settings-draft.ts';

interface SettingsFormProps {
  readonly config: Config;
  readonly onDone: () => void;
}

const MODES = Object.entries(APPROVAL_MODES).map(([value, label]) => ({ value, label }));

/** Every rule that can be changed. Only what is typed differently from what is in force is sent. */
export const SettingsForm = ({ config, onDone }: SettingsFormProps): ReactNode => {
  const [seen, setSeen] = useState(config);
  const [draft, setDraft] = useState<SettingsDraft>(new Map());
  const touch = (setting: string, typed: string | boolean) => setDraft(new Map([...draft, [setting, typed]]));
  const now = settingsIn(config);
  const value = (setting: string) => draft.get(setting) ?? now.get(setting) ?? '';
  const fault = [...draft].map(([setting, typed]) => draftFault(setting, typed)).find((one) => one !== undefined);
  const changes = fault === undefined ? draftChanges(config, draft) : [];
  const stopped = (): string | undefined => {
    if (seen.version !== config.version) return 'The settings were changed meanwhile. Look at that first.';
    return fault ?? (changes.length === 0 ? 'Nothing is different from what is in force.' : undefined);
  };
  return (
    <SpaceBetween size="l">
      <ChangedMeanwhile before={seen} now={config} onSeen={() => setSeen(config)} />
      <Container header={<Header variant="h2">Rules</Header>}>
        <SpaceBetween size="l">
          <FormField label="Approval of batches">
            <RadioGroup
              value={String(value('approval.mode'))}
              items={MODES}
              onChange={({ detail }) => touch('approval.mode', detail.value)}
            />
          </FormField>
          <AmountTable now={now} draft={draft} onTyped={touch} />
          <FormField
            label="Hours without a payment after a change of the account"
            description="After somebody’s account at the provider was changed. 0: it is paid at once."
            errorText={draftFault('riseIdQuietHours', draft.get('riseIdQuietHours'))}
          >
            <Input
              inputMode="numeric"
              value={String(value('riseIdQuietHours'))}
              onChange={({ detail }) => touch('riseIdQuietHours', detail.value.trim())}
            />
          </FormField>
          <Checkbox
            checked={value('schedules.payouts') === true}
            description="Every day, batches of all that can be paid are made and queued."
            onChange={({ detail }) => touch('schedules.payouts', detail.checked)}
          >
            Scheduled daily payouts
          </Checkbox>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={<SendSettings config={config} changes={changes} stopped={stopped()} onDone={onDone} />}
          >
            What changes
          </Header>
        }
      >
        {changes.length === 0 ? <Box>Nothing yet.</Box> : <ChangeList changes={changes} />}
      </Container>
    </SpaceBetween>
  );
};
