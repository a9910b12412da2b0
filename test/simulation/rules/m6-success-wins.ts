import type { StoredMap } from '../store/stored-value.ts';
import type { Movement } from './bank.ts';
import { mapOf, optionalText, textOf, textsOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

/** The statuses that may follow each status, by the rules of money. What is paid stays paid, unless the money comes back. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
  PENDING: ['PROCESSING', 'FAILED', 'CANCELLED', 'COMPLETED'],
  PROCESSING: ['PENDING', 'COMPLETED', 'FAILED', 'UNKNOWN', 'CANCELLED'],
  UNKNOWN: ['PENDING', 'COMPLETED', 'FAILED', 'CANCELLED'],
  FAILED: ['PENDING', 'PROCESSING', 'CANCELLED', 'COMPLETED'],
  COMPLETED: ['RETURNED'],
  CANCELLED: [],
  RETURNED: [],
};

/**
 * M6: what is paid becomes COMPLETED from any unfinished status, and stays so. If another attempt paid as well, the same
 * transaction enters a debit of exactly that amount, once, puts the balance on hold, and raises an incident. What the
 * bank denies having paid is owed again, with a hold and an incident, too.
 */
export function successWins({ books, bank }: Facts): Rule {
  const overpaid = new Set<string>();
  return {
    id: 'M6',
    about: ['payment'],
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') {
        overpaid.clear();
        for (const [id, payment] of books.payments) {
          for (const attempt of textsOf(payment, 'overpaidByAttemptIds')) overpaid.add(`${id} ${attempt}`);
        }
        return;
      }
      for (const change of changes) {
        if (change.kind === 'payment') yield* paymentBroken(change, changes);
      }
    },
  };

  function* paymentBroken({ before, after }: NotedChange, changes: readonly NotedChange[]) {
    if (!after) return;
    const [id, status] = [textOf(after, 'transactionId'), textOf(after, 'status')];
    const old = optionalText(before, 'status');
    const mayBe = old === undefined ? status === 'PENDING' : old === status || MAY_FOLLOW[old]?.includes(status);
    if (!mayBe) yield `${id} became ${status} from ${old ?? 'nothing'}`;
    if (before?.paidByAttemptId !== undefined && before.paidByAttemptId !== after.paidByAttemptId) {
      yield `${id} was paid by attempt ${String(before.paidByAttemptId)}, and is now said to be by ${String(after.paidByAttemptId)}`;
    }
    if (status === 'RETURNED' && old !== 'RETURNED') yield* denialBroken(after, changes);
    const known = textsOf(before, 'overpaidByAttemptIds');
    const now = textsOf(after, 'overpaidByAttemptIds');
    if (known.some((attempt) => !now.includes(attempt))) yield `${id} forgets an attempt that paid too much`;
    for (const attempt of now.filter((one) => !known.includes(one))) {
      const name = `${id} ${attempt}`;
      if (overpaid.has(name) || attempt === after.paidByAttemptId) yield `${name} is overpaid a second time`;
      overpaid.add(name);
      yield* overpaymentBroken(after, attempt, changes);
    }
  }

  function* denialBroken(payment: StoredMap, changes: readonly NotedChange[]) {
    const { transactionId, paidByAttemptId } = payment;
    const isPaid = (one: Movement) => one.transactionId === transactionId && one.attemptId === paidByAttemptId;
    if (!bank.movements.find(isPaid)?.isDenied) return;
    const name = `${textOf(payment, 'transactionId')}, which the bank denies having paid,`;
    if (!mapOf(books.ledgerOf(payment).balance, 'hold')) yield `${name} leaves the balance without a hold`;
    const isTold = changes.some(
      ({ kind, after }) =>
        kind === 'incident' && after?.kind === 'OUTCOME_CONTRADICTED' && after.transactionId === transactionId,
    );
    if (!isTold) yield `${name} raises no incident`;
  }

  function* overpaymentBroken(payment: StoredMap, attempt: string, changes: readonly NotedChange[]) {
    const name = `the overpayment of ${textOf(payment, 'transactionId')} by attempt ${attempt}`;
    const isAbout = (item: StoredMap | undefined) =>
      item?.transactionId === payment.transactionId && item?.attemptId === attempt;
    const debit = changes.find(({ kind, after }) => kind === 'entry' && after?.kind === 'OVERPAID' && isAbout(after));
    if (debit?.after?.amountMinor !== -BigInt(String(payment.amountMinor)))
      yield `${name} is not debited in the same transaction`;
    if (!mapOf(books.ledgerOf(payment).balance, 'hold')) yield `${name} leaves the balance without a hold`;
    const incident = changes.some(
      ({ kind, after }) => kind === 'incident' && after?.kind === 'OVERPAID' && isAbout(after),
    );
    if (!incident) yield `${name} raises no incident`;
  }
}
