import type { StoredMap } from '../store/stored-value.ts';
import type { Movement } from './bank.ts';
import { integerOf, mapOf, optionalText, textOf, textsOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

/**
 * Compares our books with the bank's. What we call paid has left the bank, and what leaves the bank is exactly what we
 * wanted to pay. In the end every movement is in our books, and the sums are equal.
 */
export function bankAgrees({ books, bank }: Facts): Rule {
  /** Attempts that a restore has lost and that were found at the bank, by payment and attempt. The adjustments are by id. */
  const found = new Map<string, StoredMap>();
  const adjusted = new Map<string, bigint>();
  return {
    id: 'bank',
    *transaction({ changes, cause }: Transaction) {
      for (const change of changes) {
        noteLost(change);
        if (change.kind === 'payment' && cause !== 'restore') yield* saidPaid(change);
      }
    },
    *movement({ transactionId, payeeId, amountMinor, currency }: Movement) {
      const payment = books.everPayments.get(transactionId);
      const [ours, theirs] = [
        payment &&
          `${integerOf(payment, 'amountMinor')} ${textOf(payment, 'currency')} to ${textOf(payment, 'payeeId')}`,
        `${amountMinor} ${currency} to ${payeeId}`,
      ];
      if (ours !== theirs) yield `the bank moved ${theirs} for ${transactionId}, which is of ${ours ?? 'nobody'}`;
    },
    *end() {
      const sums = new Map<string, bigint>();
      const add = (currency: string, minor: bigint) => sums.set(currency, (sums.get(currency) ?? 0n) + minor);
      for (const movement of bank.movements) {
        const { transactionId, attemptId, currency, amountMinor } = movement;
        if (isEntered(movement)) continue;
        const payment = books.payments.get(transactionId);
        const isPaid = payment?.paidByAttemptId === attemptId;
        if (movement.isDenied) {
          if (isPaid && payment.status === 'COMPLETED' && !isMissed(transactionId, attemptId))
            yield `the bank denies having paid ${transactionId}; our books do not know it`;
          if (!isPaid) continue;
        }
        if (isPaid && payment.status === 'RETURNED' && !movement.comesBack && !isTold(transactionId)) {
          yield `${transactionId} is RETURNED, and the bank has paid it after all; no incident tells of it`;
        }
        if (!isPaid && !textsOf(payment, 'overpaidByAttemptIds').includes(attemptId)) {
          yield `the bank paid ${transactionId} by attempt ${attemptId}; our books do not know it`;
        }
        if (!isPaid || payment?.status !== 'RETURNED') add(currency, amountMinor);
      }
      for (const { balance } of books.ledgers.values()) {
        if (balance) add(textOf(balance, 'currency'), -integerOf(balance, 'paidMinor'));
      }
      for (const [currency, difference] of sums) {
        if (difference !== 0n) yield `the bank paid ${difference} ${currency} more than our balances say`;
      }
    },
  };

  /**
   * Of an attempt that a restore has lost we only know the reference. A bank that denies it no longer lists it. That alone is no proof
   * of a denial, so the payment stays as it is, and people are told.
   */
  function isMissed(transactionId: string, attemptId: string): boolean {
    return books.attempt(transactionId, attemptId)?.foundAt !== undefined && isTold(transactionId);
  }

  function isTold(transactionId: string): boolean {
    const incidents = [...books.incidents.values()];
    return incidents.some((one) => one.kind === 'BOOKS_DIFFER' && one.transactionId === transactionId);
  }

  /** A restore takes away what was entered after its moment. */
  function noteLost({ key, before, after }: NotedChange) {
    const lost = key.PK.startsWith('LOST#') ? (after ?? before) : undefined;
    if (lost) {
      const name = `${textOf(lost, 'transactionId')} ${textOf(lost, 'attemptId')}`;
      if (after) found.set(name, after);
      else found.delete(name);
    }
    if (key.SK !== 'ADJUSTMENT') return;
    const id = key.PK.slice('ADJUSTMENT#'.length);
    if (after) adjusted.set(id, integerOf(after, 'amountMinor'));
    else adjusted.delete(id);
  }

  /** Its payment was lost. Either its amount is an entry of the ledger, or the money came back and nothing is owed. */
  function isEntered({ transactionId, attemptId, amountMinor, comesBack }: Movement): boolean {
    const lost = found.get(`${transactionId} ${attemptId}`);
    if (lost?.status === 'NOT_PAID') return comesBack;
    return lost?.status === 'ENTERED' && adjusted.get(textOf(lost, 'adjustmentId')) === -amountMinor;
  }

  function* saidPaid({ before, after }: NotedChange) {
    if (!after) return;
    const id = textOf(after, 'transactionId');
    const paidBy = optionalText(after, 'paidByAttemptId');
    const known = [optionalText(before, 'paidByAttemptId'), ...textsOf(before, 'overpaidByAttemptIds')];
    const said = [paidBy, ...textsOf(after, 'overpaidByAttemptIds')].filter((one) => one !== undefined);
    // Two people may say so by their own evidence, which is not in the books of the simulated bank.
    const isResolved = mapOf(mapOf(after, 'resolution'), 'confirmed') !== undefined;
    for (const attempt of said) {
      if (known.includes(attempt) || isResolved || bank.answer(id, attempt) === 'paid') continue;
      yield `${id} is said to be paid by attempt ${attempt}; the bank has not moved it`;
    }
    const isReturned = after.status === 'RETURNED' && before?.status !== 'RETURNED';
    const movement = bank.movements.find((one) => one.transactionId === id && one.attemptId === paidBy);
    // A refusal that was read before the bank paid against it may be entered afterwards. Then people are told to find out (M6).
    const mayReturn = movement?.comesBack || movement?.breaksItsWord;
    if (isReturned && !mayReturn) yield `${id} is said to have come back; the bank has nothing of that`;
    if (after.status === 'COMPLETED' && paidBy === undefined) yield `${id} is COMPLETED, and no attempt paid it`;
  }
}
