import { moneyText } from '../shared/money/money-text.ts';
import { compareAmounts, negated, sumOf } from '../shared/money/totals.ts';

export const ADJUSTMENT_TYPES = [
  {
    value: 'correction',
    label: 'Correction',
    description: 'Something was wrong. A negative amount lowers what is owed.',
  },
  {
    value: 'paid_elsewhere',
    label: 'Paid elsewhere',
    description: 'Paid outside this system, such as by cheque. It is taken off.',
  },
  {
    value: 'opening_balance',
    label: 'Opening balance',
    description: 'What was owed before this system was used. Negative if the affiliate owes money.',
  },
] as const;

export type AdjustmentType = (typeof ADJUSTMENT_TYPES)[number]['value'];

const AMOUNT = /^-?(?:0|[1-9]\d*)(?:\.\d{1,4})?$/;

/** What is wrong with a typed amount; `undefined` if nothing is. Nothing is guessed: no separators, no decimal comma. */
export const amountFault = (type: AdjustmentType, amount: string): string | undefined => {
  if (!AMOUNT.test(amount)) return 'Type a number such as 1234.50, with a point and without separators.';
  const side = compareAmounts(amount, '0');
  if (side === 0) return 'It must not be zero.';
  if (side < 0 && type === 'paid_elsewhere')
    return 'What was paid elsewhere is taken off already; leave the minus out.';
  return undefined;
};

interface Adjusted {
  readonly type: AdjustmentType;
  /** Without a fault. */
  readonly amount: string;
  readonly currency: string;
  /** What is owed before. */
  readonly owed: string;
}

/** What an adjustment does, with the exact sums. */
export const adjustmentText = ({ type, amount, currency, owed }: Adjusted): { change: string; after: string } => {
  const change = type === 'paid_elsewhere' ? negated(amount) : amount;
  const takes = compareAmounts(change, '0') < 0;
  const sum = moneyText({ amount: takes ? negated(change) : change, currency });
  const digits = (text: string) => text.split('.')[1]?.length ?? 0;
  // The sum has as many digits as its first amount.
  const amounts = digits(owed) >= digits(change) ? [owed, change] : [change, owed];
  return {
    change: takes ? `takes ${sum} off` : `adds ${sum} to`,
    after: moneyText({ amount: sumOf(amounts), currency }),
  };
};
