import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import type { ImportSettings } from './import-settings.ts';
import { useImportAddress } from './use-import-address.ts';

const UNITS = [
  { value: 'major', label: 'Whole units, such as 12.50 dollars' },
  { value: 'minor', label: 'Smallest units, such as 1250 cents' },
];
const DECIMALS = [
  { value: 'point', label: 'Point, as in 1234.50' },
  { value: 'comma', label: 'Comma, as in 1234,50' },
];
const THOUSANDS = [
  { value: 'none', label: 'Nothing, as in 1234567' },
  { value: 'comma', label: 'Comma, as in 1,234,567' },
  { value: 'point', label: 'Point, as in 1.234.567' },
  { value: 'blank', label: 'Blank, as in 1 234 567' },
  { value: 'apostrophe', label: 'Apostrophe, as in 1’234’567' },
];
const ORDERS = [
  { value: 'ymd', label: 'Year, month, day: 2026-10-31' },
  { value: 'dmy', label: 'Day, month, year: 31.10.2026' },
  { value: 'mdy', label: 'Month, day, year: 10/31/2026' },
];

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ZONES = [
  { value: '', label: 'Each has its offset, such as +02:00' },
  ...[...new Set([HERE, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({ value, label: value })),
];

interface ChoiceProps {
  readonly label: string;
  readonly description?: string;
  /** In the address. */
  readonly name: string;
  readonly value: string | undefined;
  readonly options: SelectProps.Options;
  readonly filtered?: true;
}

const Choice = ({ label, description, name, value, options, filtered }: ChoiceProps): ReactNode => {
  const { say } = useImportAddress();
  const option = options.find((one) => one.value === value) ?? null;
  return (
    <FormField label={label} {...(description !== undefined && { description })}>
      <Select
        {...(filtered && { filteringType: 'auto' as const })}
        selectedOption={option}
        placeholder="Choose"
        options={options}
        onChange={({ detail }) => say({ [name]: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
};

/** How amounts and times are written. Nothing about money is guessed: what is not said has to be said. */
export const FormatChoices = ({ settings }: { readonly settings: ImportSettings }): ReactNode => {
  const { decimal, thousands, unit, dates, zone } = settings;
  return (
    <ColumnLayout columns={2}>
      <Choice label="Amounts are in" name="unit" value={unit} options={UNITS} />
      {unit !== 'minor' && <Choice label="Decimal mark" name="decimal" value={decimal} options={DECIMALS} />}
      <Choice label="Between thousands" name="thousands" value={thousands} options={THOUSANDS} />
      <Choice label="Days are written" name="dates" value={dates} options={ORDERS} />
      <Choice label="Times without an offset are in" name="zone" value={zone} options={ZONES} filtered />
    </ColumnLayout>
  );
};
