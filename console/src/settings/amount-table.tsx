import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { CURRENCIES } from '../shared/api/schema.ts';
import { Scrolls } from '../shared/tables/scrolls.tsx';
import { AMOUNT_SETTINGS, amountSettings } from './setting-words.ts';
import { draftFault, type SettingsDraft } from './settings-draft.ts';

interface AmountTableProps {
  /** What is in force, by the API's name of each setting. */
  readonly now: ReadonlyMap<string, string | number | boolean>;
  readonly draft: SettingsDraft;
  readonly onTyped: (setting: string, typed: string) => void;
}

/** The currencies that any of these settings names. */
const currenciesIn = (settings: Iterable<string>): string[] =>
  [...settings].flatMap((setting) => {
    const name = amountSettings.find((one) => setting.startsWith(`${one}.`));
    return name === undefined ? [] : [setting.slice(name.length + 1)];
  });

/** All amounts by currency; a currency that nobody has named is added below. */
export const AmountTable = ({ now, draft, onTyped }: AmountTableProps): ReactNode => {
  const [added, setAdded] = useState<readonly string[]>([]);
  const currencies = [...new Set([...currenciesIn(now.keys()), ...currenciesIn(draft.keys()), ...added])].sort();
  const others = CURRENCIES.filter((one) => !currencies.includes(one));
  return (
    <SpaceBetween size="s">
      <Scrolls label="Amounts by currency">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Currency</th>
              {amountSettings.map((name) => (
                <th key={name} scope="col">
                  {AMOUNT_SETTINGS[name].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {currencies.map((currency) => (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                {amountSettings.map((name) => (
                  <td key={name}>
                    <AmountField
                      label={`${AMOUNT_SETTINGS[name].label} in ${currency}`}
                      none={AMOUNT_SETTINGS[name].none}
                      typed={String(draft.get(`${name}.${currency}`) ?? now.get(`${name}.${currency}`) ?? '')}
                      fault={draftFault(`${name}.${currency}`, draft.get(`${name}.${currency}`))}
                      onTyped={(typed) => onTyped(`${name}.${currency}`, typed)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <Select
        ariaLabel="Add a currency"
        placeholder="Add a currency"
        filteringType="auto"
        selectedOption={null}
        options={others.map((value) => ({ value, label: value }))}
        onChange={({ detail }) => setAdded([...added, detail.selectedOption.value ?? ''])}
      />
    </SpaceBetween>
  );
};

interface AmountFieldProps {
  readonly label: string;
  readonly none: string;
  readonly typed: string;
  readonly fault: string | undefined;
  readonly onTyped: (typed: string) => void;
}

const AmountField = ({ label, none, typed, fault, onTyped }: AmountFieldProps): ReactNode => (
  <div className="amount-field">
    <Input
      ariaLabel={label}
      inputMode="decimal"
      placeholder={none}
      value={typed}
      invalid={fault !== undefined}
      onChange={({ detail }) => onTyped(detail.value.trim())}
    />
    {fault !== undefined && <div role="alert">{fault}</div>}
  </div>
);
