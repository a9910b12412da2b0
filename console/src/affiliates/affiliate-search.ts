import { oneOf, useAddressFilter } from '../shared/tables/address-filter.ts';

const BY_NAME = { value: 'name', label: 'Name', parameter: 'namePrefix' } as const;

export const SEARCHED_BY = [
  BY_NAME,
  { value: 'id', label: 'Id', parameter: 'idPrefix' },
  { value: 'email', label: 'E-mail', parameter: 'emailPrefix' },
] as const;

export const HELD_CHOICES = [
  { value: 'true', label: 'On hold' },
  { value: 'false', label: 'Not on hold' },
] as const;

interface AffiliateSearch {
  readonly by: (typeof SEARCHED_BY)[number];
  /** Empty: everybody. */
  readonly text: string;
  readonly held: (typeof HELD_CHOICES)[number]['value'] | undefined;
  /** As the API is asked. */
  readonly query: {
    readonly idPrefix?: string;
    readonly namePrefix?: string;
    readonly emailPrefix?: string;
    readonly held?: 'true' | 'false';
  };
}

/** Who is looked for, as the address says: `?by=email&q=ann@&held=true`. */
export const useAffiliateSearch = (): AffiliateSearch => {
  const [filterOf] = useAddressFilter();
  const by = SEARCHED_BY.find(({ value }) => value === filterOf('by')) ?? BY_NAME;
  const text = filterOf('q') ?? '';
  const held = oneOf(['true', 'false'], filterOf('held'));
  return { by, text, held, query: { ...(text !== '' && { [by.parameter]: text }), ...(held && { held }) } };
};
