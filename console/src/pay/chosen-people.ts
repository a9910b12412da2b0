import * as z from 'zod/mini';
import { CURRENCIES } from '../shared/api/schema.ts';
import { filterFault, filterSchema, NO_FILTER } from './people-filter.ts';

/** The most affiliates that one request may name; the API refuses more. */
export const MOST_IDS = 2_000;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const KEY = 'people to pay';

export type Currency = (typeof CURRENCIES)[number];

const keptSchema = z.object({
  currency: z.enum(CURRENCIES),
  who: z.enum(['all', 'list', 'filter']),
  /** As it was pasted or read from a file. */
  list: z.string(),
  filter: filterSchema,
  /** Who matched the filter, when it was last asked. */
  found: z.array(z.string()),
});

/** Who is to be paid, in which currency. It is kept for this tab, so that a reload and the back button lose nothing. */
export type ChosenPeople = z.output<typeof keptSchema>;

const NOBODY_YET: ChosenPeople = { currency: 'USD', who: 'all', list: '', filter: NO_FILTER, found: [] };

export const keptPeople = (): ChosenPeople =>
  z.safeParse(keptSchema, JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data ?? NOBODY_YET;

export const keepPeople = (people: ChosenPeople): void => sessionStorage.setItem(KEY, JSON.stringify(people));

/** One affiliate in one currency, as a link of the affiliate's page asks: `/pay?step=preview&affiliate=ann&currency=USD`. */
export const payPath = (affiliateId: string, currency: Currency): `/${string}` =>
  `/pay?step=preview&affiliate=${encodeURIComponent(affiliateId)}&currency=${currency}`;

/** Whom the address names; otherwise who was chosen in this tab. */
export const peopleIn = (parameters: URLSearchParams): ChosenPeople => {
  const affiliate = parameters.get('affiliate');
  if (affiliate === null) return keptPeople();
  const currency = CURRENCIES.find((one) => one === parameters.get('currency')) ?? NOBODY_YET.currency;
  return { ...NOBODY_YET, currency, who: 'list', list: affiliate };
};

/** The ids of a list with blanks, commas, semicolons or new lines between them, each once. */
export const idsIn = (list: string): string[] => [...new Set(list.split(/[\s,;\ufeff]+/).filter((id) => id !== ''))];

/** Whom the API is asked to pay; absent: everybody who can be paid. */
export const chosenIds = ({ who, list, found }: ChosenPeople): readonly string[] | undefined => {
  if (who === 'all') return undefined;
  return who === 'list' ? idsIn(list) : found;
};

/** What is wrong with the choice, if anything is. */
export const choiceFault = ({ who, list, filter }: ChosenPeople): string | undefined => {
  if (who === 'filter') return filterFault(filter);
  if (who === 'all') return undefined;
  const ids = idsIn(list);
  if (ids.length === 0) return 'Name at least one affiliate.';
  if (ids.length > MOST_IDS) return `There are ${ids.length} ids, and ${MOST_IDS} at most can be paid at once.`;
  const wrong = ids.find((id) => !ID.test(id));
  return wrong === undefined ? undefined : `“${wrong.slice(0, 40)}” cannot be the id of an affiliate.`;
};
