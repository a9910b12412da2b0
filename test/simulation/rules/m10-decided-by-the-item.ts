import type { ItemKind } from './item-kind.ts';
import type { Facts, Rule, Transaction } from './rule.ts';

/** Items that say where money is or may go. */
const ABOUT_MONEY: readonly ItemKind[] = [
  'adjustment',
  'attempt',
  'balance',
  'batch',
  'commission',
  'entry',
  'final',
  'hold',
  'payment',
  'settings',
  'slot',
];

/**
 * M10: an index only says where to look. Whatever our code has read, and however old that was, each item about money is
 * written on a condition on this very item. Whether these conditions are the right ones is shown by all other rules, under
 * stale indexes.
 */
export function decidedByTheItem(_facts: Facts): Rule {
  return {
    id: 'M10',
    about: ABOUT_MONEY,
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      for (const { kind, key, isConditional } of changes) {
        if (ABOUT_MONEY.includes(kind) && !isConditional)
          yield `${key.PK} ${key.SK} was written without a condition on it`;
      }
    },
  };
}
