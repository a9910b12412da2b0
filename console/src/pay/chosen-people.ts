import * as z from 'zod/mini';
import { CURRENCIES } from '../shared/api/schema.ts';

/** The most affiliates that one request may name; the API refuses more. */
const MOST_IDS = 2_000;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const KEY = 'people to pay';

export type Currency = (typeof CURRENCIES)[number];

const keptSchema = z.object({ currency: z.enum(CURRENCIES), list: z.optional(z.string()) });

/** Who is to be paid, in which currency. It is kept for this tab, so that a reload and the back button lose nothing. */
export interface ChosenPeople {
  readonly currency: Currency;
  /** As it was pasted or uploaded; absent: everybody who can be paid. */
  readonly list: string | undefined;
}

export const keptPeople = (): ChosenPeople => {
  const kept = z.safeParse(keptSchema, JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data;
  return { currency: kept?.currency ?? 'USD', list: kept?.list };
};

export const keepPeople = (people: ChosenPeople): void => sessionStorage.setItem(KEY, JSON.stringify(people));

/** The ids of a list with blanks, commas, semicolons or new lines between them, each once. */
export const idsIn = (list: string): string[] => [...new Set(list.split(/[\s,;\ufeff]+/).filter((id) => id !== ''))];

/** What is wrong with the list, if anything is. */
export const listFault = ({ list }: ChosenPeople): string | undefined => {
  if (list === undefined) return undefined;
  const ids = idsIn(list);
  if (ids.length === 0) return 'Name at least one affiliate.';
  if (ids.length > MOST_IDS) return `There are ${ids.length} ids, and ${MOST_IDS} at most can be paid at once.`;
  const wrong = ids.find((id) => !ID.test(id));
  return wrong === undefined ? undefined : `“${wrong.slice(0, 40)}” cannot be the id of an affiliate.`;
};
