import type { Change } from '../store/item-store.ts';
import type { Bank } from './bank.ts';
import { Books } from './books.ts';
import { eachEntry } from './entry-view.ts';
import { UnreadableField } from './fields.ts';
import { PaymentView } from './payment-view.ts';
import type { Broken, Facts, Rule, Transaction } from './rule.ts';
import { unpackedChange } from './unpacked.ts';

export type Checker = {
  /** What the changes and movements since the last call have broken. It is called after every effect. */
  readonly step: () => readonly Broken[];
  /** What must hold in addition once faults have stopped and recovery has run. */
  readonly end: () => readonly Broken[];
};

/** Follows a table and a bank from their beginning. A step costs only as much as has changed. */
export class FeedChecker implements Checker {
  readonly #feed: () => readonly Change[];
  readonly #facts: Facts;
  readonly #rules: readonly Rule[];
  readonly #payments = new PaymentView();
  #seen = 0;
  #moved = 0;
  #at = 0;

  constructor(table: { readonly feed: readonly Change[] }, bank: Bank, makers: readonly ((facts: Facts) => Rule)[]) {
    this.#feed = () => table.feed;
    this.#facts = { books: new Books(), bank };
    this.#rules = makers.map((make) => make(this.#facts));
  }

  step(): readonly Broken[] {
    const broken: Broken[] = [];
    const feed = this.#feed();
    if (feed.length < this.#seen) throw new Error('the table was put back: make a new checker for it');
    while (this.#seen < feed.length) this.#transaction(this.#next(feed), broken);
    const { movements } = this.#facts.bank;
    for (; this.#moved < movements.length; this.#moved += 1) {
      const movement = movements[this.#moved];
      if (movement) this.#ask((rule) => rule.movement?.(movement, this.#at), broken);
    }
    return broken;
  }

  end(): readonly Broken[] {
    const broken = [...this.step()];
    this.#ask((rule) => rule.end?.(), broken);
    return broken;
  }

  /** The changes of the next request. */
  #next(feed: readonly Change[]): Transaction {
    const from = this.#seen;
    const first = feed[from];
    while (feed[this.#seen]?.transaction === first?.transaction && this.#seen < feed.length) this.#seen += 1;
    const changes = this.#payments.changesOf(feed.slice(from, this.#seen).map(unpackedChange).flatMap(eachEntry));
    return { changes, at: first?.at ?? 0, cause: first?.cause ?? 'write' };
  }

  #transaction(transaction: Transaction, broken: Broken[]): void {
    this.#at = transaction.at;
    const { books } = this.#facts;
    for (const change of transaction.changes) {
      try {
        books.apply(change);
      } catch (error) {
        if (!(error instanceof UnreadableField)) throw error;
        broken.push({ rule: 'items', text: error.message });
      }
    }
    if (transaction.cause === 'restore') books.restores += 1;
    const isAsked = ({ about }: Rule) =>
      transaction.cause === 'restore' || !about || transaction.changes.some(({ kind }) => about.includes(kind));
    this.#ask((rule) => (isAsked(rule) ? rule.transaction?.(transaction) : undefined), broken);
  }

  #ask(ask: (rule: Rule) => Iterable<string> | undefined, broken: Broken[]): void {
    for (const rule of this.#rules) {
      try {
        const texts = ask(rule);
        if (texts) for (const text of texts) broken.push({ rule: rule.id, text });
      } catch (error) {
        if (!(error instanceof UnreadableField)) throw error;
        broken.push({ rule: 'items', text: error.message });
      }
    }
  }
}
