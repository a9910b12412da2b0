import * as z from 'zod/mini';
import type { Balance } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { compareAmounts } from '../shared/money/totals.ts';

/** By what people are told apart; an empty text excludes nobody. */
export const filterSchema = z.object({
  by: z.enum(['name', 'id', 'email']),
  begins: z.string(),
  /** Codes of countries, with blanks or commas between them. */
  countries: z.string(),
  /** What is owed, at least and at most. */
  least: z.string(),
  most: z.string(),
});
export type PeopleFilter = z.output<typeof filterSchema>;

export const NO_FILTER: PeopleFilter = { by: 'name', begins: '', countries: '', least: '', most: '' };

/** What the text is the beginning of: in words, and for the API. */
export const BEGINS = {
  name: { words: 'name', parameter: 'namePrefix' },
  id: { words: 'id', parameter: 'idPrefix' },
  email: { words: 'e-mail address', parameter: 'emailPrefix' },
} as const satisfies Record<PeopleFilter['by'], { words: string; parameter: string }>;

const AMOUNT = /^(?:0|[1-9]\d*)(?:\.\d{1,4})?$/;
const COUNTRY = /^[A-Z]{2}$/;

const countriesIn = ({ countries }: PeopleFilter): string[] =>
  countries
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');

/** What is wrong with the filter, if anything is. */
export const filterFault = (filter: PeopleFilter): string | undefined => {
  const { least, most } = filter;
  const wrong = countriesIn(filter).find((code) => !COUNTRY.test(code));
  if (wrong !== undefined) return `“${wrong.slice(0, 40)}” is not a country; type codes of two letters, such as US.`;
  if ([least, most].some((amount) => amount !== '' && !AMOUNT.test(amount))) {
    return 'Type amounts such as 1234.50, with a point and without separators.';
  }
  if (least !== '' && most !== '' && compareAmounts(least, most) > 0) return 'The least is more than the most.';
  return undefined;
};

/** The filter in words: `name begins with “An”, in US, owed USD 100 or more`. */
export const filterText = (filter: PeopleFilter, currency: Balance['currency']): string => {
  const { by, begins, least, most } = filter;
  const countries = countriesIn(filter);
  return [
    ...(begins === '' ? [] : [`${BEGINS[by].words} begins with “${begins}”`]),
    ...(countries.length === 0 ? [] : [`in ${countries.join(' or ')}`]),
    ...(least === '' ? [] : [`owed ${moneyText({ amount: least, currency })} or more`]),
    ...(most === '' ? [] : [`owed ${moneyText({ amount: most, currency })} or less`]),
  ].join(', ');
};

/** As much of somebody as the filter looks at. */
export interface Candidate {
  readonly affiliateId: string;
  readonly country: string;
  readonly owed: string;
}

/** Whether somebody who is owed something matches what the API does not filter by itself. */
export const matches = ({ country, owed }: Candidate, filter: PeopleFilter): boolean => {
  const { least, most } = filter;
  const countries = countriesIn(filter);
  return (
    compareAmounts(owed, '0') > 0 &&
    (countries.length === 0 || countries.includes(country)) &&
    (least === '' || compareAmounts(owed, least) >= 0) &&
    (most === '' || compareAmounts(owed, most) <= 0)
  );
};
