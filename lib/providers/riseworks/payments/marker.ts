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
 * Tells which of our attempts a payment at Rise belongs to. It is at the start of `invoice_description`, the only field of
 * ours that comes back. No other payment and no other attempt has the same marker.
 */
export function markerOf({ transactionId, attemptId }: Marked): string {
  return `[payout ${transactionId}/${attemptId}]`;
}

/** What the payee reads on the invoice. */
export function descriptionOf(marked: Marked): string {
  return `${markerOf(marked)} Affiliate payout`;
}

/** The payment that a description belongs to. If the marker is not at the start, somebody else wrote the description. */
export function markedIn(description: string): Marked | undefined {
  const [first] = markersIn(description);
  return first && description.startsWith(markerOf(first)) ? first : undefined;
}

/** Every marker in a text, whatever else is in it. */
export function markersIn(text: string): readonly Marked[] {
  return [...text.matchAll(MARKER)].flatMap(([, transaction = '', attempt = '']) =>
    isTransactionId(transaction) && isId(attempt)
      ? [{ transactionId: transactionId(transaction), attemptId: attemptId(attempt) }]
      : [],
  );
}
