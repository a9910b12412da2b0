import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import type { PeopleFilter } from './people-filter.ts';

const BY_NAME = { value: 'name', label: 'Name begins with' } as const;
const BY = [
  BY_NAME,
  { value: 'id', label: 'Id begins with' },
  { value: 'email', label: 'E-mail begins with' },
] as const;

interface PeopleFilterFieldsProps {
  readonly filter: PeopleFilter;
  readonly currency: string;
  readonly onChange: (filter: PeopleFilter) => void;
}

/** By what people are chosen; what is left empty excludes nobody. */
export const PeopleFilterFields = ({ filter, currency, onChange }: PeopleFilterFieldsProps): ReactNode => {
  const { by, begins, countries, least, most } = filter;
  const chosen = BY.find(({ value }) => value === by) ?? BY_NAME;
  return (
    <ColumnLayout columns={2}>
      <FormField label="Search by">
        <Select
          selectedOption={chosen}
          options={BY}
          onChange={({ detail }) =>
            onChange({ ...filter, by: BY.find(({ value }) => value === detail.selectedOption.value)?.value ?? by })
          }
        />
      </FormField>
      <FormField label={chosen.label}>
        <Input value={begins} onChange={({ detail }) => onChange({ ...filter, begins: detail.value })} />
      </FormField>
      <FormField label={`Owed at least, in ${currency}`}>
        <Input
          inputMode="decimal"
          value={least}
          onChange={({ detail }) => onChange({ ...filter, least: detail.value.trim() })}
        />
      </FormField>
      <FormField label={`Owed at most, in ${currency}`}>
        <Input
          inputMode="decimal"
          value={most}
          onChange={({ detail }) => onChange({ ...filter, most: detail.value.trim() })}
        />
      </FormField>
      <FormField label="Countries" description="Codes such as US, DE.">
        <Input value={countries} onChange={({ detail }) => onChange({ ...filter, countries: detail.value })} />
      </FormField>
    </ColumnLayout>
  );
};
