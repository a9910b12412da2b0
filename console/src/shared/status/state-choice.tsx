import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { useAddressFilter } from '../tables/address-filter.ts';
import { type StateTable, statesOf } from './state.tsx';

/** The state that a list is filtered by, as the address says; an address can hold anything. */
export const useAddressState = <State extends string>(
  states: StateTable<State>,
  name = 'status',
): State | undefined => {
  const [filterOf] = useAddressFilter();
  const asked = filterOf(name);
  return statesOf(states).find((state) => state === asked);
};

interface StateChoiceProps<State extends string> {
  readonly states: StateTable<State>;
  /** Of the field, as in `Status`. */
  readonly label: string;
  /** In the address. */
  readonly name?: string;
}

/** Filters a list by state. */
export const StateChoice = <State extends string>(props: StateChoiceProps<State>): ReactNode => {
  const { states, label, name } = props;
  const [, setFilter] = useAddressFilter();
  const chosen = useAddressState(states, name);
  const all = { value: '', label: `Any ${label.toLowerCase()}` };
  const options = [all, ...statesOf(states).map((value) => ({ value, label: states[value].text }))];
  return (
    <Select
      ariaLabel={label}
      selectedOption={options.find(({ value }) => value === chosen) ?? all}
      options={options}
      onChange={({ detail }) => setFilter(name ?? 'status', detail.selectedOption.value)}
    />
  );
};
