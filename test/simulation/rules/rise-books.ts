import type { Bank as RiseBank } from '../../../infra/local/rise/bank/bank.ts';
import type { Payment } from '../../../infra/local/rise/payments/payment.ts';
import { centsOfUnits } from '../../../infra/local/rise/wire/money.ts';
import type { Bank, Movement, Noted } from './bank.ts';

/** How a payment says whose it is. Read here without the product's own reader. */
const MARKED = /^\[payout ([^/\]]+)\/([^/\]]+)\] /;

/** What Rise's bank really did, read from its own books. */
export class RiseBooks implements Bank {
  readonly #bank: RiseBank;
  readonly #hashOf: (onchainId: string) => string;
  /** Payments that it paid against its own final word, by their ids at Rise. */
  readonly #againstItsWord: ReadonlySet<string>;
  readonly #movements: Noted[] = [];
  readonly #byPayment = new Map<string, Noted>();
  readonly #nanoids = new Map<string, string>();
  #seen = 0;
  #moved = 0;

  constructor(
    bank: RiseBank,
    hashOf: (onchainId: string) => string,
    againstItsWord: ReadonlySet<string> = new Set<string>(),
  ) {
    this.#bank = bank;
    this.#hashOf = hashOf;
    this.#againstItsWord = againstItsWord;
  }

  get movements(): readonly Movement[] {
    this.#look();
    return this.#movements;
  }

  answer(transactionId: string, attemptId: string): ReturnType<Bank['answer']> {
    this.#look();
    const nanoid = this.#nanoids.get(`${transactionId} ${attemptId}`);
    const payment = nanoid === undefined ? undefined : this.#bank.payments.get(nanoid);
    if (!payment) return undefined;
    if (payment.processTransaction !== null) return 'paid';
    return payment.state === 'Removed' ? 'not paid' : 'taken';
  }

  hadRefused(transactionId: string, attemptId: string): boolean {
    const nanoid = this.#nanoids.get(`${transactionId} ${attemptId}`);
    return nanoid !== undefined && this.#againstItsWord.has(nanoid);
  }

  #look(): void {
    for (const [nanoid, noted] of this.#byPayment) noteLater(noted, this.#bank.payments.get(nanoid));
    const payments = this.#bank.payments.all();
    for (; this.#seen < payments.length; this.#seen += 1) {
      const payment = payments[this.#seen];
      if (payment) this.#nanoids.set(whose(payment).join(' '), payment.nanoid);
    }
    const movements = this.#bank.movements.all();
    for (; this.#moved < movements.length; this.#moved += 1) {
      const movement = movements[this.#moved];
      const payment = movement && this.#bank.payments.get(movement.payment);
      if (!movement || !payment) continue;
      if (movement.direction === 'out') this.#note(payment, movement.riseid ?? movement.address);
    }
  }

  #note(payment: Payment, payeeId: string): void {
    const [transactionId, attemptId] = whose(payment);
    const noted: Noted = {
      transactionId,
      attemptId,
      payeeId,
      amountMinor: BigInt(centsOfUnits(payment.units)),
      currency: 'USD',
      requestHash: this.#hashOf(payment.onchainId),
      comesBack: payment.fate === 'returned',
      breaksItsWord: this.#againstItsWord.has(payment.nanoid),
    };
    this.#movements.push(noted);
    this.#byPayment.set(payment.nanoid, noted);
  }
}

/** What Rise shows of it by now. */
function noteLater(noted: Noted, payment: Payment | undefined): void {
  if (!payment) return;
  noted.isDenied = payment.state === 'Removed';
  const isBack = payment.invoiceStatus === 'canceled' || payment.invoiceStatus === 'open_canceled';
  noted.comesBack = isBack || payment.fate === 'returned';
}

function whose({ description }: Payment): readonly [transactionId: string, attemptId: string] {
  const [, transactionId = 'nobody', attemptId = 'nothing'] = MARKED.exec(description ?? '') ?? [];
  return [transactionId, attemptId];
}
