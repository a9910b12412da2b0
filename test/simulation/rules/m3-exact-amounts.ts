import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, textOf } from './fields.ts';
import type { ItemKind } from './item-kind.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const MOST_MINOR = 10n ** 15n - 1n;
const NEVER_CHANGES = [
  'transactionId',
  'batchId',
  'affiliateId',
  'currency',
  'amountMinor',
  'fromSeq',
  'toSeq',
  'payeeId',
];
const WITH_AMOUNTS: readonly ItemKind[] = ['payment', 'entry', 'balance', 'batch', 'commission', 'adjustment'];

/**
 * M3: a payment's amount is exactly the sum of the entries that it covers, and stays so. It is no more than what is owed after all
 * entries that there are, later debits included. Amounts are integers within bounds.
 */
export function exactAmounts({ books }: Facts): Rule {
  return {
    id: 'M3',
    about: WITH_AMOUNTS,
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (WITH_AMOUNTS.includes(change.kind) && change.after) yield* notIntegers(change.after);
        if (change.kind === 'payment') yield* paymentBroken(change);
        if (change.kind === 'entry' && change.after) yield* outOfBounds(change.after);
      }
    },
  };

  function* paymentBroken({ before, after }: NotedChange) {
    if (!after) return;
    const name = textOf(after, 'transactionId');
    if (before) {
      for (const field of NEVER_CHANGES) {
        if (before[field] !== after[field]) yield `${field} of ${name} became ${String(after[field])}`;
      }
      return;
    }
    const { sums } = books.ledgerOf(after);
    const [from, to] = [sums[Number(integerOf(after, 'fromSeq'))], sums[Number(integerOf(after, 'toSeq'))]];
    const amountMinor = integerOf(after, 'amountMinor');
    const sum = from === undefined || to === undefined ? undefined : to - from;
    if (amountMinor !== sum) yield `${name} is of ${amountMinor}; what it covers is ${sum ?? 'not there'}`;
    if (amountMinor <= 0n) yield `${name} is of ${amountMinor}`;
    const owed = from === undefined ? undefined : (sums.at(-1) ?? 0n) - from;
    if (owed !== undefined && amountMinor > owed) yield `${name} is of ${amountMinor}; no more than ${owed} is owed`;
    yield* outOfBounds(after);
  }
}

function* outOfBounds(item: StoredMap): Generator<string> {
  const amountMinor = integerOf(item, 'amountMinor');
  if (amountMinor > MOST_MINOR || amountMinor < -MOST_MINOR) yield `${String(item.SK)} has an amount of ${amountMinor}`;
}

function* notIntegers(item: StoredMap): Generator<string> {
  for (const name in item) {
    if (name.endsWith('Minor') && typeof item[name] !== 'bigint') {
      yield `${String(item.PK)} ${String(item.SK)} has ${name} that is no integer: ${String(item[name])}`;
    }
  }
}
