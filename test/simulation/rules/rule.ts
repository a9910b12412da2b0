import type { Cause, Change } from '../store/item-store.ts';
import type { Bank, Movement } from './bank.ts';
import type { Books } from './books.ts';
import type { ItemKind } from './item-kind.ts';

/** The rules of money by their numbers in the README, and what else must add up. */
export type RuleId =
  | 'M1'
  | 'M2'
  | 'M3'
  | 'M4'
  | 'M5'
  | 'M6'
  | 'M7'
  | 'M8'
  | 'M9'
  | 'M10'
  /** An item lacks a field, or has it of another type. */
  | 'items'
  | 'ledger'
  | 'balances'
  | 'counts'
  | 'bank'
  | 'holds'
  /** What goes out within 24 hours. */
  | 'limit'
  /** What happened went out to other systems. It is not asked of the table, but where there is a stream. */
  | 'events'
  | 'audit hashes';

export type Broken = { readonly rule: RuleId; readonly text: string };

export type NotedChange = Change & { readonly kind: ItemKind };

/** All that one request changed. */
export type Transaction = {
  readonly changes: readonly NotedChange[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cause: Cause;
};

/** Each part says in words what is broken; nothing, if nothing is. */
export type Rule = {
  readonly id: RuleId;
  /** Asked only about transactions that change such an item, and about every restore; absent: about all. */
  readonly about?: readonly ItemKind[];
  /** After a transaction; the books have it already. */
  readonly transaction?: (transaction: Transaction) => Iterable<string>;
  /** After the bank moved money; the books have all that was written before. */
  readonly movement?: (movement: Movement, at: number) => Iterable<string>;
  /** Once no fault comes any more and recovery has run. */
  readonly end?: () => Iterable<string>;
};

export type Facts = { readonly books: Books; readonly bank: Bank };
