import DateInput from '@cloudscape-design/components/date-input';
import type { ReactNode } from 'react';
import { useAddressFilter } from './address-filter.ts';
import { useTyped } from './typed.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that stands in the address, such as `2026-11-23`. Only a whole one: an address can hold anything. */
export const useAddressDay = (name: string): string | undefined => {
  const [filterOf] = useAddressFilter();
  const text = filterOf(name);
  return text !== undefined && DAY.test(text) ? text : undefined;
};

interface AddressDayProps {
  /** In the address. */
  readonly name: string;
  readonly label: string;
}

/** A day of UTC that stands in the address. It counts once it is whole, or the field is emptied. */
export const AddressDay = ({ name, label }: AddressDayProps): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const [typed, type] = useTyped(useAddressDay(name) ?? '');
  return (
    <DateInput
      ariaLabel={`${label} (day in UTC)`}
      placeholder={`${label}: YYYY/MM/DD`}
      value={typed}
      onChange={({ detail }) => {
        type(detail.value);
        if (detail.value === '' || DAY.test(detail.value)) setFilter(name, detail.value);
      }}
    />
  );
};
