import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { FileLook } from './import-desk.ts';
import type { ImportField } from './import-kinds.ts';
import type { ImportSettings } from './import-settings.ts';
import { columnParameter, sameParameter, useImportAddress } from './use-import-address.ts';

const NONE = { value: '', label: 'No column' };
const MOST_CHARACTERS = 60;

interface ColumnChoiceProps {
  readonly field: ImportField;
  readonly look: Exclude<FileLook, { unreadable: string }>;
  readonly settings: ImportSettings;
}

/** Which column a field is in, with what stands there in the first rows. */
export const ColumnChoice = ({ field, look, settings }: ColumnChoiceProps): ReactNode => {
  const { say } = useImportAddress();
  const { name, label, optional, sameForAll } = field;
  const column = settings.columns[name];
  const place = column === undefined ? -1 : look.columns.indexOf(column);
  const cells = look.first.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '');
  const shown = cells.join(' · ');
  const options = [NONE, ...look.columns.map((value) => ({ value, label: value }))];
  return (
    <SpaceBetween size="xs">
      <FormField
        label={optional ? `${label} (optional)` : label}
        constraintText={
          shown !== '' && <bdi>{shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown}</bdi>
        }
      >
        <Select
          filteringType="auto"
          selectedOption={options.find(({ value }) => value === (column ?? '')) ?? NONE}
          options={options}
          onChange={({ detail }) => say({ [columnParameter(name)]: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      {sameForAll !== undefined && column === undefined && (
        <FormField label={sameForAll}>
          <Input
            value={settings.sameForAll[name] ?? ''}
            onChange={({ detail }) => say({ [sameParameter(name)]: detail.value.trim().toUpperCase() })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
};
