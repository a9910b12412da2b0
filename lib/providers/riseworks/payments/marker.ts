import {
  type AttemptId,
  attemptId,
  isId,
  isTransactionId,
  type TransactionId,
  transactionId,
} from '../../../domain/shared/ids.ts';

export type Marked = { readonly transactionId: TransactionId; readonly attemptId: AttemptId };

const MARKER = /\[payout ([A-Za-z0-9._:-]{1,128})\/([A-Za-z0-9._:-]{1,128})\]/g;

/**
 * How a payment at Rise says which of our attempts it is of: at the start of `invoice_description`, the only field of ours
 * that comes back. No other payment and no other attempt has the same.
 */
export function markerOf({ transactionId, attemptId }: Marked): string {
  return `[payout ${transactionId}/${attemptId}]`;
}

/** What the payee reads on the invoice. */
export function descriptionOf(marked: Marked): string {
  return `${markerOf(marked)} Affiliate payout`;
}

/** Whose payment a description is of; one that bears a marker in its middle was written by somebody else. */
export function markedIn(description: string): Marked | undefined {
  const [first] = markersIn(description);
  return first && description.startsWith(markerOf(first)) ? first : undefined;
}

/** Every marker in a text, whatever stands around it. */
export function markersIn(text: string): readonly Marked[] {
  return [...text.matchAll(MARKER)].flatMap(([, transaction = '', attempt = '']) =>
    isTransactionId(transaction) && isId(attempt)
      ? [{ transactionId: transactionId(transaction), attemptId: attemptId(attempt) }]
      : [],
  );
}
