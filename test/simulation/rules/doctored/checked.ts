import type { Change } from '../../store/item-store.ts';
import { type Bank, MockBankBooks, type Movement } from '../bank.ts';
import type { Broken } from '../rule.ts';
import { moneyRules } from '../rules.ts';
import type { History } from './real-history.ts';

/** Checked request by request, as if each had been an effect. */
export function checked({ feed, late }: History): readonly Broken[] {
  const seen: Change[] = [];
  const checker = moneyRules({ feed: seen }, new BankWithLatePayments(seen, late), { withHashes: true });
  const broken: Broken[] = [];
  for (const [n, change] of feed.entries()) {
    seen.push(change);
    if (feed[n + 1]?.transaction !== change.transaction) broken.push(...checker.step());
  }
  return [...broken, ...checker.end()];
}

/** The Mock bank's books, and what it moved against its word by then. */
class BankWithLatePayments implements Bank {
  readonly #seen: readonly Change[];
  readonly #late: History['late'];
  readonly #books: MockBankBooks;

  constructor(seen: readonly Change[], late: History['late']) {
    this.#seen = seen;
    this.#late = late;
    this.#books = new MockBankBooks({ feed: seen });
  }

  get movements(): readonly Movement[] {
    return [...this.#books.movements, ...this.#moved()];
  }

  answer(transactionId: string, attemptId: string) {
    const isLate = this.#moved().some((one) => one.transactionId === transactionId && one.attemptId === attemptId);
    return isLate ? 'paid' : this.#books.answer(transactionId, attemptId);
  }

  hadRefused(transactionId: string, attemptId: string): boolean {
    return this.#books.hadRefused(transactionId, attemptId);
  }

  #moved(): Movement[] {
    const version = this.#seen.at(-1)?.version ?? 0;
    return this.#late.filter((one) => one.version <= version).map(({ movement }) => movement);
  }
}
