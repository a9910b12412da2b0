import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { AddressText } from '../shared/tables/address-text.tsx';
import { HELD_CHOICES, SEARCHED_BY, useAffiliateSearch } from './affiliate-search.ts';

const ANYBODY = { value: '', label: 'Held or not' };
const HELD_OPTIONS = [ANYBODY, ...HELD_CHOICES];

/** By what affiliates are looked for. It stands in the address. */
export const AffiliateFilter = (): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const { by, held } = useAffiliateSearch();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel="Search by"
        selectedOption={by}
        options={SEARCHED_BY}
        onChange={({ detail }) => setFilter('by', detail.selectedOption.value)}
      />
      <AddressText name="q" label={`${by.label} begins with`} placeholder="Beginning, then Enter" />
      <Select
        ariaLabel="Holds"
        selectedOption={HELD_OPTIONS.find(({ value }) => value === held) ?? ANYBODY}
        options={HELD_OPTIONS}
        onChange={({ detail }) => setFilter('held', detail.selectedOption.value)}
      />
    </SpaceBetween>
  );
};
