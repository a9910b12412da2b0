import { currency } from '../../../lib/domain/shared/currency.ts';
import { parseAmount } from '../../../lib/domain/shared/money.ts';
import type { Movement, Transaction } from './payout-client.ts';

export interface BooksComparison {
  readonly equal: boolean;
  /** Each difference in words. */
  readonly differences: readonly string[];
}

/**
 * Compares what we call paid (even if it came back later) with the bank's movements: each must be there once, with the same
 * amount.
 */
export const compareBooks = (transactions: readonly Transaction[], movements: readonly Movement[]): BooksComparison => {
  const paid = transactions.filter(({ status }) => status === 'COMPLETED' || status === 'RETURNED');
  const byReference = Map.groupBy(movements, ({ reference }) => reference);
  const unpaid = paid.flatMap((transaction) => {
    const moved = byReference.get(transaction.transactionId) ?? [];
    if (moved.length !== 1)
      return `${transaction.transactionId} is ${transaction.status}; the bank moved money ${moved.length} times`;
    return moved.every((movement) => isSameAmount(transaction, movement))
      ? []
      : `${transaction.transactionId}: the bank moved another amount`;
  });
  const ours = new Set(paid.map(({ transactionId }) => transactionId));
  const unknown = [...byReference.keys()].filter((reference) => !ours.has(reference));
  const differences = [
    ...unpaid,
    ...unknown.map((reference) => `the bank paid ${reference}, which is not paid in our books`),
  ];
  return { equal: differences.length === 0, differences };
};

const isSameAmount = (transaction: Transaction, movement: Movement): boolean => {
  const amount = parseAmount(currency(transaction.currency), transaction.amount);
  return typeof amount !== 'string' && amount.minor === movement.amountMinor && amount.currency === movement.currency;
};
