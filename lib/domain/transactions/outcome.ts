import type { PayeeId, TransactionId } from '../shared/ids.ts';

/** What a provider says about one payment of an attempt. */
export type Outcome =
  | { readonly kind: 'completed'; readonly providerReference: string }
  /** Accepted, and settles later. */
  | { readonly kind: 'accepted'; readonly providerReference: string }
  /** Final, and repeating cannot help: a person must act. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** Final for this attempt, but another attempt may succeed. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** Lost, unreadable or not final: money may have moved. Never a failure (M5). */
  | { readonly kind: 'unknown'; readonly message: string }
  /** It was paid and came back. */
  | { readonly kind: 'returned'; readonly providerReference: string; readonly message: string };

/**
 * A failure that the provider has not reported itself: no look-up found the attempt after its deadline, or two people say
 * that it was not paid. Every other code comes from the provider.
 */
export const ATTEMPT_EXPIRED = 'attempt_expired';
export const RESOLVED_UNPAID = 'resolved_unpaid';

/** Whether it is our own conclusion, and not the provider's word. */
export function isConcluded(code: string): boolean {
  return code === ATTEMPT_EXPIRED || code === RESOLVED_UNPAID;
}

export type PaymentOutcome = {
  readonly transactionId: TransactionId;
  readonly outcome: Outcome;
  /** How much went out by the provider's own books, in minor units, if a look-up tells. */
  readonly paidMinor?: bigint | undefined;
};

/** Who is paid how much: the only facts about a payment that a provider gets. */
export type PaymentInstruction = {
  readonly transactionId: TransactionId;
  readonly payeeId: PayeeId;
  readonly amountMinor: bigint;
};
