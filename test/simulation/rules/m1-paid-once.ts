import type { StoredMap } from '../store/stored-value.ts';
import type { Movement } from './bank.ts';
import { integerOf, optionalText } from './fields.ts';
import type { Facts, Rule, Transaction } from './rule.ts';

/**
 * M1: a commission is covered by at most one payment that moved money, and a payment moves money once. It is judged by the
 * bank's own movements, and by what each payment covered when it was made, because neither our statuses nor a restore can
 * undo a movement. Money that the bank moves against its final word is not counted, but has to be reported
 * (M6). If money came back for a lost payment, the commission itself is owed again, because there is no other entry for it.
 * Money that the bank took back, and denies, counts as never moved. A payment may cover a commission again that a lost one has
 * paid, if it covers the entry, too, that takes the lost payment off as paid elsewhere.
 */
export function paidOnce({ books }: Facts): Rule {
  const covered = new Map<string, readonly string[]>();
  const takenOff = new Map<string, readonly string[]>();
  const paidBy = new Map<string, string>();
  const moved = new Map<string, Movement>();
  const lost = new Set<string>();
  return {
    id: 'M1',
    about: ['payment'],
    transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') {
        const gone = changes.filter(({ kind, after }) => kind === 'payment' && !after);
        for (const { before } of gone) lost.add(String(before?.transactionId));
      }
      if (cause === 'write') {
        for (const { kind, before, after } of changes) {
          if (kind !== 'payment' || before || !after) continue;
          const [from, to] = [Number(integerOf(after, 'fromSeq')), Number(integerOf(after, 'toSeq'))];
          const entries = books.ledgerOf(after).entries.slice(from + 1, to + 1);
          takenOff.set(String(after.transactionId), entries.flatMap(lostPaymentOf));
          const commissions = entries.filter((entry) => entry?.kind === 'COMMISSION');
          covered.set(
            String(after.transactionId),
            commissions.flatMap((entry) => optionalText(entry, 'commissionId') ?? []),
          );
        }
      }
      return [];
    },
    *movement(movement: Movement) {
      const { transactionId, attemptId, breaksItsWord = false } = movement;
      if (breaksItsWord) return;
      const earlier = moved.get(transactionId);
      if (earlier && earlier.isDenied !== true)
        yield `${transactionId} moved money a second time, by attempt ${attemptId}`;
      moved.set(transactionId, movement);
      for (const commission of covered.get(transactionId) ?? []) {
        const other = paidBy.get(commission);
        const first = other === undefined ? undefined : moved.get(other);
        const isOwedAgain = first?.isDenied || (first?.comesBack && lost.has(first.transactionId));
        const isTakenOff = other !== undefined && takenOff.get(transactionId)?.includes(other);
        if (other !== undefined && other !== transactionId && !isOwedAgain && !isTakenOff) {
          yield `commission ${commission} was paid by ${other}, and again by ${transactionId}`;
        }
        paidBy.set(commission, transactionId);
      }
    },
  };
}

/** The payment of lost time that an entry takes off, by the id that the product gives such an adjustment. */
function lostPaymentOf(entry: StoredMap | undefined): string[] {
  const [prefix, transactionId] = (entry && optionalText(entry, 'adjustmentId'))?.split(':') ?? [];
  return prefix === 'lost' && transactionId !== undefined ? [transactionId] : [];
}
