import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { CURRENCIES } from '../api/schema.ts';
import type { Balance } from '../api/types.ts';
import { oneOf, useAddressFilter } from '../tables/address-filter.ts';

/** Which the API takes if none is named. */
const DEFAULT_CURRENCY = 'USD';

/** The currency that is looked at, as the address says. */
export const useAddressCurrency = (): Balance['currency'] => {
  const [filterOf] = useAddressFilter();
  return oneOf(CURRENCIES, filterOf('currency')) ?? DEFAULT_CURRENCY;
};

export const CurrencyChoice = (): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const currency = useAddressCurrency();
  return (
    <Select
      ariaLabel="Currency"
      filteringType="auto"
      selectedOption={{ value: currency, label: currency }}
      options={CURRENCIES.map((value) => ({ value, label: value }))}
      onChange={({ detail }) => setFilter('currency', detail.selectedOption.value)}
    />
  );
};
