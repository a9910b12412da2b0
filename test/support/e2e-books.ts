import { currency } from '../../lib/domain/shared/currency.ts';
import { parseAmount } from '../../lib/domain/shared/money.ts';
import type { Api, MovementAnswer, TransactionAnswer } from './e2e-api.ts';

/**
 * Compares all our transactions with the bank's movements, and describes every difference. Money that we call paid moved
 * exactly once, to the payee and in the amount that we say. No other money moved.
 */
export async function bookDifferences(api: Api): Promise<string[]> {
  return differences(await api.transactions(), await api.movements());
}

function differences(transactions: readonly TransactionAnswer[], movements: readonly MovementAnswer[]): string[] {
  const byReference = Map.groupBy(movements, ({ reference }) => reference);
  const ours = new Set(transactions.map(({ transactionId }) => transactionId));
  return [
    ...transactions.flatMap((transaction) => faults(transaction, byReference.get(transaction.transactionId) ?? [])),
    ...movements.filter(({ reference }) => !ours.has(reference)).map(({ reference }) => `nobody knows ${reference}`),
  ];
}

function faults(transaction: TransactionAnswer, moved: readonly MovementAnswer[]): string[] {
  const { transactionId, status, amount, riseId } = transaction;
  const expected = status === 'COMPLETED' || status === 'RETURNED' ? 1 : 0;
  if (moved.length !== expected) return [`${transactionId} is ${status}; the bank moved money ${moved.length} times`];
  const parsed = parseAmount(currency(transaction.currency), amount);
  const minor = typeof parsed === 'string' ? parsed : Number(parsed.minor);
  return moved
    .filter(
      (one) => one.amountMinor !== minor || one.currency !== transaction.currency || (riseId && one.payee !== riseId),
    )
    .map((one) => `${transactionId} says ${amount} to ${riseId}; the bank says ${JSON.stringify(one)}`);
}
