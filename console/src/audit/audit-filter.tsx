import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { AddressDay } from '../shared/tables/address-day.tsx';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { AddressText } from '../shared/tables/address-text.tsx';
import { AUDIT_SUBJECTS, useAuditSearch } from './audit-address.ts';

const EVERYTHING = { value: '', label: 'Of everything' };
const OPTIONS = [EVERYTHING, ...AUDIT_SUBJECTS];

/** By what entries are looked for. It stands in the address. */
export const AuditFilter = (): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const { of } = useAuditSearch();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <AddressDay name="date" label="Day" />
      <AddressText name="action" label="What, such as batch.created" placeholder="batch.created, then Enter" />
      <Select
        ariaLabel="Of what"
        selectedOption={of ?? EVERYTHING}
        options={OPTIONS}
        onChange={({ detail }) => setFilter('of', detail.selectedOption.value)}
      />
      {of !== undefined && (
        <AddressText name="id" label={`Id ${of.label.toLowerCase()}`} placeholder="Id, then Enter" />
      )}
    </SpaceBetween>
  );
};
