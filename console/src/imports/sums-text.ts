import { moneyText } from '../shared/money/money-text.ts';
import type { CurrencySum } from './check-file.ts';

const WORDS = new Intl.ListFormat('en', { type: 'conjunction' });

/** `EUR 1,234.50 and USD 20.00`. */
export const sumsText = (sums: readonly CurrencySum[]): string => WORDS.format(sums.map(moneyText));
