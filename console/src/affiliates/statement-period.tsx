import DateInput from '@cloudscape-design/components/date-input';
import { type ReactNode, useState } from 'react';
import { useAddressFilter } from '../shared/tables/address-filter.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Only a whole day; an address can hold anything. */
const dayOrNothing = (text: string | undefined): string | undefined =>
  text !== undefined && DAY.test(text) ? text : undefined;

/** From which day (included) to which (excluded), as the address says. Absent: the API's own, the last 30 days. */
export const useAddressPeriod = (): { readonly from?: string; readonly to?: string } => {
  const [filterOf] = useAddressFilter();
  const [from, to] = [dayOrNothing(filterOf('from')), dayOrNothing(filterOf('to'))];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};

interface DayChoiceProps {
  /** In the address. */
  readonly name: 'from' | 'to';
  readonly label: string;
}

/** One end of the period. */
export const DayChoice = ({ name, label }: DayChoiceProps): ReactNode => {
  const [, setFilter] = useAddressFilter();
  const inAddress = useAddressPeriod()[name] ?? '';
  const [typed, setTyped] = useState(inAddress);
  return (
    <DateInput
      ariaLabel={`${label} (day in UTC)`}
      placeholder={`${label}: YYYY/MM/DD`}
      value={typed}
      onChange={({ detail }) => {
        setTyped(detail.value);
        if (detail.value === '' || DAY.test(detail.value)) setFilter(name, detail.value);
      }}
    />
  );
};
