import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';
import { useAddressFilter } from './address-filter.ts';
import { useTyped } from './typed.ts';

interface AddressTextProps {
  /** In the address. */
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
}

/** A search text that stands in the address. It counts once Enter is pressed, or the field is emptied. */
export const AddressText = ({ name, label, placeholder }: AddressTextProps): ReactNode => {
  const [filterOf, setFilter] = useAddressFilter();
  const [typed, type] = useTyped(filterOf(name) ?? '');
  return (
    <Input
      type="search"
      ariaLabel={label}
      placeholder={placeholder}
      value={typed}
      onChange={({ detail }) => {
        type(detail.value);
        if (detail.value === '') setFilter(name, undefined);
      }}
      onKeyDown={({ detail }) => {
        if (detail.key === 'Enter') setFilter(name, typed.trim());
      }}
    />
  );
};
