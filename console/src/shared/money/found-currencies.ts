import * as z from 'zod/mini';
import { CURRENCIES } from '../api/schema.ts';
import type { Balance } from '../api/types.ts';

type Currency = Balance['currency'];

const KEY = 'currencies';
const keptSchema = z.catch(z.array(z.enum(CURRENCIES)), []);

const textKept = (): unknown => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
};

/** Currencies in which this browser has seen that something is owed, since it was first used. */
export const foundCurrencies = (): readonly Currency[] => keptSchema.parse(textKept());

/** Any text may be given; only codes of currencies are kept. */
export const rememberCurrencies = (codes: readonly string[]): void => {
  const all = new Set<string>([...foundCurrencies(), ...codes]);
  localStorage.setItem(KEY, JSON.stringify(CURRENCIES.filter((code) => all.has(code))));
};
