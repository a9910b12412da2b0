import { equal } from '../store/equal.ts';
import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, optionalText, textOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

/**
 * The ledger only grows: entries follow each other without a gap, carry their running total, and are never edited. A
 * commission is entered once and reversed at most once, each in the same transaction as its guard.
 */
export function ledgerRule({ books }: Facts): Rule {
  return {
    id: 'ledger',
    *transaction({ cause, changes }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'entry') yield* entryBroken(change);
        if (change.kind === 'commission') yield* commissionBroken(change, changes);
      }
    },
  };

  function* entryBroken({ key, before, after }: NotedChange) {
    const name = `${key.PK} ${key.SK}`;
    if (before || !after) {
      yield `${name} was ${after ? 'edited' : 'removed'}`;
      return;
    }
    const ledger = books.ledgerOf(after);
    const seq = Number(integerOf(after, 'seq'));
    if (seq < 1 || (ledger.entries[seq - 1] === undefined && seq > 1))
      yield `${name} leaves a gap behind the entry before`;
    const sum = ledger.sums[seq];
    if (integerOf(after, 'totalMinor') !== sum) yield `${name} says ${after.totalMinor} in all, its entries are ${sum}`;
  }

  function* commissionBroken({ before, after }: NotedChange, changes: readonly NotedChange[]) {
    if (!after) {
      yield `the guard of commission ${String(before?.commissionId)} was removed`;
      return;
    }
    const commissionId = textOf(after, 'commissionId');
    if (!before) {
      if (!entered(changes, 'COMMISSION', after, integerOf(after, 'seq'), integerOf(after, 'amountMinor'))) {
        yield `commission ${commissionId} was taken in without its entry`;
      }
      return;
    }
    const { reversedSeq, ...guard } = after;
    if (!equal(guard, before) || typeof reversedSeq !== 'bigint') {
      yield `the guard of commission ${commissionId} became another one`;
    } else if (!entered(changes, 'REVERSAL', after, reversedSeq, -integerOf(after, 'amountMinor'))) {
      yield `commission ${commissionId} was reversed without an entry that takes back just its amount`;
    }
  }
}

function entered(
  changes: readonly NotedChange[],
  kind: string,
  commission: StoredMap,
  seq: bigint,
  amountMinor: bigint,
): boolean {
  return changes.some(
    ({ kind: item, after }) =>
      item === 'entry' &&
      after?.kind === kind &&
      optionalText(after, 'commissionId') === commission.commissionId &&
      after.affiliateId === commission.affiliateId &&
      after.currency === commission.currency &&
      after.seq === seq &&
      after.amountMinor === amountMinor,
  );
}
