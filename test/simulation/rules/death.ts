import type { StoredMap } from '../store/stored-value.ts';
import type { Movement } from './bank.ts';
import { mapOf, textOf } from './fields.ts';
import type { Facts } from './rule.ts';

/**
 * Whether an attempt can no longer move money for a payment, in truth and not by what our code believes. The bank has finally
 * not moved it (even if it does so later, against its word), now denies having moved it, has refused its only submission, or
 * no longer accepts it.
 */
export function isDead({ books, bank }: Facts, transactionId: string, attemptId: string, at: number): boolean {
  if (bank.hadRefused(transactionId, attemptId)) return true;
  switch (bank.answer(transactionId, attemptId)) {
    case 'paid':
      return bank.movements.some((one) => isOf(one, transactionId, attemptId) && one.isDenied);
    case 'taken':
      return false;
    case 'not paid':
      return true;
    case undefined: {
      const attempt = books.attempt(transactionId, attemptId);
      return attempt !== undefined && (isTurnedAway(attempt) || at >= notAfter(attempt));
    }
  }
}

const isOf = (movement: Movement, transactionId: string, attemptId: string): boolean =>
  movement.transactionId === transactionId && movement.attemptId === attemptId;

function isTurnedAway(attempt: StoredMap): boolean {
  return attempt.rejected !== undefined && attempt.sentAgainAt === undefined;
}

function notAfter(attempt: StoredMap): number {
  const prepared = mapOf(attempt, 'prepared');
  return prepared ? Date.parse(textOf(prepared, 'notAfter')) : Number.POSITIVE_INFINITY;
}
