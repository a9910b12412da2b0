import { isCurrency } from '../../../lib/domain/shared/currency.ts';
import { formatAmount, money } from '../../../lib/domain/shared/money.ts';
import type { Given } from './given.ts';
import type { ImportSettings } from './import-settings.ts';

type NumberFormat = Pick<ImportSettings, 'decimal' | 'thousands' | 'unit'>;

const MARKS = { point: String.raw`\.`, comma: ',' } as const;
const THOUSANDS = { ...MARKS, blank: String.raw`[ \u00a0\u2009\u202f]`, apostrophe: "['\u2019]" } as const;
const WORDS = { point: 'points', comma: 'commas', blank: 'blanks', apostrophe: 'apostrophes' } as const;

const patternOf = ({ decimal = 'point', thousands, unit }: NumberFormat): RegExp => {
  const whole = thousands === 'none' ? String.raw`\d+` : String.raw`\d{1,3}(?:${THOUSANDS[thousands]}\d{3})+|\d+`;
  const part = unit === 'minor' ? '' : String.raw`(?:${MARKS[decimal]}(\d+))?`;
  return new RegExp(`^(-?)(${whole})${part}$`, 'u');
};

const ruleOf = ({ decimal = 'point', thousands, unit }: NumberFormat): string => {
  const separated =
    thousands === 'none' ? 'without thousands separators' : `with ${WORDS[thousands]} between thousands or none`;
  const kind = unit === 'minor' ? 'a whole number in the smallest unit' : `a number with a decimal ${decimal}`;
  return `is not ${kind}, ${separated}; correct the cell, or the number format`;
};

/**
 * Reads amounts as the person says that they are written, and gives them as the API takes them: digits with a point. Digits are
 * moved, and never calculated with.
 */
export const amountReader = (format: NumberFormat): ((text: string, currency: string) => Given) => {
  const pattern = patternOf(format);
  const rule = ruleOf(format);
  return (text, currency) => {
    const match = pattern.exec(text);
    if (match === null) return { fault: rule };
    const [, sign = '', whole = '', part] = match;
    const digits = whole.replaceAll(/\D/g, '');
    if (format.unit !== 'minor') return { value: `${sign}${digits}${part === undefined ? '' : `.${part}`}` };
    // What the smallest unit is, only the currency says; that it is none is said of the currency.
    if (!isCurrency(currency)) return { value: digits };
    return { value: `${sign}${formatAmount(money(currency, BigInt(digits)))}` };
  };
};
