import type { PayeeId, TransactionId } from '../shared/ids.ts';

/** What a provider says became of one payment of an attempt. */
export type Outcome =
  | { readonly kind: 'completed'; readonly providerReference: string }
  /** Taken, settles later. */
  | { readonly kind: 'accepted'; readonly providerReference: string }
  /** Final, and repeating cannot help: a person must act. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** Final for this attempt, but another attempt may succeed. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** Lost, unparsable or not final: money may have moved. Never a failure (M5). */
  | { readonly kind: 'unknown'; readonly message: string }
  /** Was paid, came back. */
  | { readonly kind: 'returned'; readonly providerReference: string; readonly message: string };

export type PaymentOutcome = {
  readonly transactionId: TransactionId;
  readonly outcome: Outcome;
  /** What the provider's own books say went out, in minor units; where a look-up tells it. */
  readonly paidMinor?: bigint | undefined;
};

/** Who is to be paid what: the only facts of a payment that a provider gets. */
export type PaymentInstruction = {
  readonly transactionId: TransactionId;
  readonly payeeId: PayeeId;
  readonly amountMinor: bigint;
};
