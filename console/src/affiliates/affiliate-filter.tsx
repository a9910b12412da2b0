import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useAddressFilter } from '../shared/tables/address-filter.ts';
import { HELD_CHOICES, SEARCHED_BY, useAffiliateSearch } from './affiliate-search.ts';

const ANYBODY = { value: '', label: 'Held or not' };
const HELD_OPTIONS = [ANYBODY, ...HELD_CHOICES];

/** By what affiliates are looked for. It stands in the address. */
export const AffiliateFilter = (): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const { by, text, held } = useAffiliateSearch();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel="Search by"
        selectedOption={by}
        options={SEARCHED_BY}
        onChange={({ detail }) => setFilter('by', detail.selectedOption.value)}
      />
      <SearchText key={text} text={text} label={`${by.label} begins with`} onSearch={(now) => setFilter('q', now)} />
      <Select
        ariaLabel="Holds"
        selectedOption={HELD_OPTIONS.find(({ value }) => value === held) ?? ANYBODY}
        options={HELD_OPTIONS}
        onChange={({ detail }) => setFilter('held', detail.selectedOption.value)}
      />
    </SpaceBetween>
  );
};

interface SearchTextProps {
  /** As the address says. */
  readonly text: string;
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

const SearchText = ({ text, label, onSearch }: SearchTextProps): ReactNode => {
  const [typed, setTyped] = useState(text);
  return (
    <Input
      type="search"
      ariaLabel={label}
      placeholder="Beginning, then Enter"
      value={typed}
      onChange={({ detail }) => {
        setTyped(detail.value);
        if (detail.value === '') onSearch('');
      }}
      onKeyDown={({ detail }) => {
        if (detail.key === 'Enter') onSearch(typed.trim());
      }}
    />
  );
};
