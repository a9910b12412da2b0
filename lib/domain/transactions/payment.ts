import type { Person } from '../audit/actor.ts';
import type { AuditHead } from '../audit/audit-link.ts';
import type { Currency } from '../shared/currency.ts';
import type { AffiliateId, AttemptId, BatchId, PayeeId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { RejectionReason } from './rejection.ts';

export const PAYMENT_STATUSES = [
  'PENDING',
  'PROCESSING',
  'UNKNOWN',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'RETURNED',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** One payment to one affiliate, named by its transaction id. It covers the ledger entries after `fromSeq` up to `toSeq`. */
export type Payment = {
  readonly transactionId: TransactionId;
  readonly batchId: BatchId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly commissionCount: number;
  /** The payee at the time of the claim; sending stops if the affiliate's rise id has changed since. */
  readonly payeeId: PayeeId;
  readonly status: PaymentStatus;
  /** Raised by every write; a write that finds another version starts over. */
  readonly version: number;
  readonly retries: number;
  /** Every attempt ever committed, oldest first. */
  readonly attemptIds: readonly AttemptId[];
  /** The attempt that may still move money. While it is there nothing else may be sent, released or retried (M4). */
  readonly liveAttemptId?: AttemptId | undefined;
  /** When its newest attempt was committed. */
  readonly sentAt?: Instant | undefined;
  readonly paidByAttemptId?: AttemptId | undefined;
  /** Attempts that paid although the payment was already paid or cancelled (M6). */
  readonly overpaidByAttemptIds: readonly AttemptId[];
  readonly providerReference?: string | undefined;
  readonly failure?: PaymentFailure | undefined;
  /**
   * Everything that went wrong with it, oldest first, {@link MAX_KEPT_FAILURES} at most; `failure` is the newest of them as
   * long as it counts. Absent: nothing did, or it is not yet kept ({@link failuresOf}).
   */
  readonly failures?: readonly NotedFailure[] | undefined;
  /** The newest submission, or attempt to prepare one, that the provider refused as a whole; until it is sent again. */
  readonly notTaken?: NotTaken | undefined;
  /** What an admin says became of the UNKNOWN payment; it counts once a second person says the same. */
  readonly resolution?: ProposedResolution | undefined;
  /** The payment that an admin's retry made of this one. */
  readonly retriedAs?: TransactionId | undefined;
  /** The cancelled payment that this one pays again. */
  readonly retryOf?: TransactionId | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly completedAt?: Instant | undefined;
  /** The newest link of its audit chain; the store moves it with every write. */
  readonly audit?: AuditHead | undefined;
};

/** `attemptId`: of the submission that was refused, whether or not it came to be committed. */
export type NotTaken = {
  readonly attemptId: AttemptId;
  readonly reason: RejectionReason;
  /** Minor units that were lacking, of the whole submission; where the provider said so. */
  readonly shortfallMinor?: bigint | undefined;
};

/** A resolution is about one attempt. Once that attempt is dead or has paid, it has no effect. */
export type ProposedResolution = {
  /** Of the request that proposed it. */
  readonly proposalId: string;
  readonly attemptId: AttemptId;
  readonly outcome: ResolvedOutcome;
  readonly evidence: string;
  /** The provider's own id of the payment; only of a paid one. */
  readonly providerReference?: string | undefined;
  readonly by: Person;
  readonly at: Instant;
  /** The second person who says so, with evidence of their own. */
  readonly confirmed?: { readonly by: Person; readonly at: Instant; readonly evidence: string } | undefined;
};

export const RESOLVED_OUTCOMES = ['paid', 'unpaid'] as const;
export type ResolvedOutcome = (typeof RESOLVED_OUTCOMES)[number];

export type PaymentFailure = {
  readonly code: string;
  readonly message: string;
  /** Present when the failure is retryable: not to be sent again before this moment. */
  readonly retryAt?: Instant | undefined;
};

/** A failure as it was when it happened, whatever became of the payment later. */
export type NotedFailure = {
  readonly code: string;
  readonly message: string;
  /** The attempt that failed; absent: nothing was being sent. */
  readonly attemptId?: AttemptId | undefined;
  readonly at: Instant;
};

/**
 * Four attempts give eight at most (unknown, then failed), and people a few more. Fifty payments are written in one
 * transaction of at most 4 MB, so their number has an end; the audit log has all.
 */
export const MAX_KEPT_FAILURES = 20;

/** What went wrong with a payment, oldest first. One that was stored before failures were kept has only its newest. */
export function failuresOf({ failures, failure, updatedAt }: Payment): readonly NotedFailure[] {
  if (failures) return failures;
  return failure ? [{ code: failure.code, message: failure.message, at: updatedAt }] : [];
}

/**
 * Legal moves. `PENDING -> FAILED`: the payee may no longer be paid. `… -> CANCELLED` from PROCESSING and UNKNOWN: the
 * final failure that uses the retries up. `… -> PENDING` from them: the provider refused the submission as a whole.
 * `… -> COMPLETED`: success wins from any unfinished state (M6).
 */
const MOVES: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  PENDING: ['PENDING', 'PROCESSING', 'FAILED', 'CANCELLED', 'COMPLETED'],
  PROCESSING: ['COMPLETED', 'FAILED', 'UNKNOWN', 'CANCELLED', 'PENDING'],
  UNKNOWN: ['COMPLETED', 'FAILED', 'CANCELLED', 'PENDING'],
  FAILED: ['PENDING', 'CANCELLED', 'COMPLETED'],
  COMPLETED: ['RETURNED'],
  CANCELLED: [],
  RETURNED: [],
};

export function mayMovePayment(from: PaymentStatus, to: PaymentStatus): boolean {
  return MOVES[from].includes(to);
}

/** Still needs the engine: to be sent, or its outcome to be learnt. */
export function isOpen(status: PaymentStatus): boolean {
  return status === 'PENDING' || status === 'PROCESSING' || status === 'UNKNOWN';
}

/** Failed, but the engine will send it again by itself. */
export function isRetryable(payment: Payment): boolean {
  return payment.status === 'FAILED' && payment.failure?.retryAt !== undefined;
}
