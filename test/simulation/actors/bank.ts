import type { PayeeId, TransactionId } from '../../../lib/domain/shared/ids.ts';
import type { BrokenWord, WebhookSays } from '../histories/story.ts';

/** Whether our books already have what the bank had said. It cannot break a word that nobody has heard. */
export function isKnown(how: BrokenWord, status: unknown): boolean {
  switch (how) {
    case 'pays':
      return status === 'FAILED' || status === 'CANCELLED';
    case 'takes-back':
      return status === 'COMPLETED';
    case 'pays-returned':
      return status === 'RETURNED';
    default:
      return how satisfies never;
  }
}

/** What a bank does by itself, whichever it is: it sends messages, true or not, and it runs out of money. */
export interface BankActor {
  /** The id by which it pays somebody. `behaviour` says what it does with that payee. */
  payee(person: string, behaviour: string): PayeeId;
  /** The name of whoever has that id, without anything that follows the name. */
  personOf(payee: string): string;
  setFunds(amountMinor: bigint | undefined): Promise<void>;
  /** Its reference of the payment, if it has paid it. */
  paidUnder(transactionId: TransactionId): string | undefined;
  /** What a webhook says about a payment is only a hint, and none of it may be believed. */
  says(says: WebhookSays, transactionId: TransactionId): Promise<void>;
  /** It does otherwise than it had finally said. @returns false when it had said nothing of the kind */
  breaksItsWord(how: BrokenWord, transactionId: TransactionId): boolean;
  /** Nothing is stuck any more, and there is money enough. */
  putRight(): Promise<void>;
}
