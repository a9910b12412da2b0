import type { Change } from '../store/item-store.ts';
import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, textOf } from './fields.ts';

/** Money that left for good, as the bank has it. */
export type Movement = {
  readonly transactionId: string;
  readonly attemptId: string;
  readonly payeeId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The hash of the document that moved it, as our attempt has it too. */
  readonly requestHash: string;
  /** It came back, or will. */
  readonly comesBack: boolean;
  /** The bank took it back, and says by now that it never paid it. */
  readonly isDenied?: boolean;
  /** The bank had finally said before that the money would not move. That is not our fault, but has to be reported. */
  readonly breaksItsWord?: boolean;
};

/** The truth about money: what really happened at the bank, which our code learns only through the provider. */
export type Bank = {
  /** In the order in which they happened; only ever grows. */
  readonly movements: readonly Movement[];
  /**
   * Its answer about a payment of an attempt: paid, or finally not paid. `taken`: it will be one of the two later. Absent if the
   * bank never got it.
   */
  readonly answer: (transactionId: string, attemptId: string) => 'paid' | 'not paid' | 'taken' | undefined;
  /** Whether it had finally not paid it, whatever it did later. Until then nobody could know better. */
  readonly hadRefused: (transactionId: string, attemptId: string) => boolean;
};

/** The movement as it was noted. What the bank does with it later is noted, too. */
export type Noted = { -readonly [Field in keyof Movement]: Movement[Field] };

/** The books of the Mock bank, in a table of their own or in ours. */
export class MockBankBooks implements Bank {
  readonly #movements: Noted[] = [];
  readonly #refused = new Set<string>();
  readonly #answers = new Map<string, 'paid' | 'not paid'>();
  readonly #feed: () => readonly Change[];
  #seen = 0;

  constructor({ feed }: { readonly feed: readonly Change[] }) {
    this.#feed = () => feed;
  }

  get movements(): readonly Movement[] {
    this.#look();
    return this.#movements;
  }

  answer(transactionId: string, attemptId: string) {
    this.#look();
    return this.#answers.get(`${transactionId} ${attemptId}`);
  }

  hadRefused(transactionId: string, attemptId: string): boolean {
    this.#look();
    return this.#refused.has(`${transactionId} ${attemptId}`);
  }

  #look(): void {
    const feed = this.#feed();
    for (; this.#seen < feed.length; this.#seen += 1) {
      const { before, after } = feed[this.#seen] ?? {};
      if (typeof after?.PK !== 'string' || !after.PK.startsWith('MOCKBANK#')) continue;
      if (before?.kind === 'paid') this.#change(after);
      else this.#note(after, before !== undefined);
    }
  }

  /** The bank does something else with what it had paid. */
  #change(record: StoredMap): void {
    const movement = this.#movements.find(
      (one) => one.transactionId === record.reference && one.attemptId === record.attemptId,
    );
    if (!movement) return;
    movement.isDenied = record.kind !== 'paid';
    movement.comesBack = movement.isDenied || record.comesBack === true;
  }

  #note(record: StoredMap, breaksItsWord: boolean): void {
    if (record.reference === undefined || record.kind === undefined) return;
    const [transactionId, attemptId] = [textOf(record, 'reference'), textOf(record, 'attemptId')];
    const isPaid = record.kind === 'paid';
    this.#answers.set(`${transactionId} ${attemptId}`, isPaid ? 'paid' : 'not paid');
    if (!isPaid || breaksItsWord) this.#refused.add(`${transactionId} ${attemptId}`);
    if (!isPaid) return;
    this.#movements.push({
      transactionId,
      attemptId,
      payeeId: textOf(record, 'payee'),
      amountMinor: integerOf(record, 'amountMinor'),
      currency: textOf(record, 'currency'),
      requestHash: textOf(record, 'requestHash'),
      comesBack: record.comesBack === true,
      breaksItsWord,
    });
  }
}
