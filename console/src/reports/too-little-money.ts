import type { Funds } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { compareAmounts, sumOf } from '../shared/money/totals.ts';

type Known = Pick<Funds, 'currency' | 'heldAmount' | 'neededAmount' | 'unexecutedAmount'>;

/**
 * That the provider holds too little money for an amount and for the batches that there are, in words; `undefined` if it
 * suffices, has no limit or is not known.
 *
 * @param toPay an amount in the same currency
 * @param so what is with it: `can be paid now`
 */
export const tooLittleMoney = (
  { currency, heldAmount, neededAmount, unexecutedAmount }: Known,
  toPay: string,
  so: string,
): string | undefined => {
  if (heldAmount === undefined) return undefined;
  const inBatches = sumOf([neededAmount, unexecutedAmount]);
  if (compareAmounts(sumOf([toPay, inBatches]), heldAmount) <= 0) return undefined;
  const text = (amount: string) => moneyText({ amount, currency });
  const parts = [
    ...(compareAmounts(toPay, '0') > 0 ? [`${text(toPay)} ${so}`] : []),
    ...(compareAmounts(inBatches, '0') > 0 ? [`batches that are made already take ${text(inBatches)}`] : []),
  ];
  return parts.length === 0 ? undefined : `The provider holds ${text(heldAmount)}, and ${parts.join(', and ')}`;
};
