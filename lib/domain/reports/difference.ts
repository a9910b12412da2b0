import type { Currency } from '../shared/currency.ts';
import type { AttemptId, TransactionId } from '../shared/ids.ts';

export const DIFFERENCE_KINDS = [
  /** Our books say paid; the provider does not. */
  'paid_not_at_provider',
  /** The provider says paid; our books do not. */
  'paid_not_in_books',
  /** The provider lists a payment that is not ours: without our reference, with an unknown one, or a second time. */
  'not_in_books',
  /** Our books and the provider's look-up say paid; the provider's own list does not have it. */
  'not_listed',
  /** The provider is still going to make a payment that our books have given up, or that another attempt has paid. */
  'underway_at_provider',
  'returned_not_at_provider',
  'returned_not_in_books',
  /** Both say paid, but not the same amount or currency. */
  'amount',
  /** The payment and the affiliate's ledger do not agree. */
  'ledger',
  /** The batch's counts and sums do not match its payments. */
  'batch_totals',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Two sides that should agree and do not. */
export type Difference = {
  readonly kind: DifferenceKind;
  /** Our payment; absent if the difference is about a batch or about a payment that is not ours. */
  readonly transactionId?: TransactionId | undefined;
  readonly attemptId?: AttemptId | undefined;
  /** Their payment; absent if they have none. */
  readonly providerReference?: string | undefined;
  /** The currency of both amounts. */
  readonly currency?: Currency | undefined;
  /** The amounts of both sides in minor units; absent if a side has none, or one in another currency. */
  readonly oursMinor?: bigint | undefined;
  readonly theirsMinor?: bigint | undefined;
  /** What each side says, in words. */
  readonly ours: string;
  readonly theirs: string;
};
