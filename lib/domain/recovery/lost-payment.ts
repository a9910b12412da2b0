import type { Currency } from '../shared/currency.ts';
import type { AdjustmentId, AffiliateId, AttemptId, PayeeId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const LOST_PAYMENT_STATUSES = [
  /** Seen in the provider's list, and not handled yet. */
  'FOUND',
  /** The provider has not finished it, so it may still be paid. */
  'UNDERWAY',
  /** It was paid, and nobody's account is linked to the payee. */
  'UNASSIGNED',
  /** It was paid, and its amount is an entry in the ledger of its affiliate. */
  'ENTERED',
  /** No money moved, or all of it came back. */
  'NOT_PAID',
  /** It was paid, and a person has explained it in the incident. */
  'EXPLAINED',
] as const;
export type LostPaymentStatus = (typeof LOST_PAYMENT_STATUSES)[number];

/** A payment with our reference that the provider has and our books do not: its batch was made in the time that a restore lost. */
export type LostPayment = {
  readonly provider: string;
  readonly transactionId: TransactionId;
  readonly attemptId: AttemptId;
  readonly providerReference: string;
  /** The provider's id of the account that was paid. */
  readonly payeeId?: PayeeId | undefined;
  readonly holderId?: string | undefined;
  readonly affiliateId?: AffiliateId | undefined;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  /** When it was made there. */
  readonly at: Instant;
  readonly status: LostPaymentStatus;
  /** The entry in the ledger. */
  readonly adjustmentId?: AdjustmentId | undefined;
  readonly foundAt: Instant;
  /** Raised by every write. */
  readonly version: number;
};

/** Whether nothing of it can be paid a second time by us. */
export function isSettled({ status }: Pick<LostPayment, 'status'>): boolean {
  return status === 'ENTERED' || status === 'NOT_PAID' || status === 'EXPLAINED';
}
