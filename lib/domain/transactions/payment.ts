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

/** One payment to one affiliate, with its transaction id. It covers the ledger entries after `fromSeq` up to `toSeq`. */
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
   * Everything that went wrong with it, oldest first, at most {@link MAX_KEPT_FAILURES}. `failure` is the newest of them as
   * long as it counts. Absent if nothing did, or if the payment was stored before failures were kept ({@link failuresOf}).
   */
  readonly failures?: readonly NotedFailure[] | undefined;
  /**
   * The newest submission, or attempt to prepare one, that the provider refused as a whole. It is set until the payment is
   * sent again.
   */
  readonly notTaken?: NotTaken | undefined;
  /** What an admin says about the outcome of the UNKNOWN payment. It takes effect once a second person says the same. */
  readonly resolution?: ProposedResolution | undefined;
  /** The payment that an admin's retry made of this one. */
  readonly retriedAs?: TransactionId | undefined;
  /** The cancelled payment that this one pays again. */
  readonly retryOf?: TransactionId | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly completedAt?: Instant | undefined;
  /** The newest link of its audit chain. The store moves it with every write. */
  readonly audit?: AuditHead | undefined;
  /** There while the payment has no item of its own; never stored. */
  readonly unwritten?: UnwrittenAsOf | undefined;
};

/**
 * How the payments of a batch that have no item of their own stood when they were read: how many attempts had taken some,
 * and how many other writes had moved some that were not sent. Whoever takes one relies on it.
 */
export type UnwrittenAsOf = { readonly taken: number; readonly withdrawn: number };

/** All that is decided of a payment when it is made. */
export type MadePayment = Pick<
  Payment,
  | 'transactionId'
  | 'batchId'
  | 'affiliateId'
  | 'currency'
  | 'amountMinor'
  | 'fromSeq'
  | 'toSeq'
  | 'commissionCount'
  | 'payeeId'
  | 'retryOf'
  | 'createdAt'
>;

export function newPayment(made: MadePayment): Payment {
  return {
    ...made,
    status: 'PENDING',
    version: 1,
    retries: 0,
    attemptIds: [],
    overpaidByAttemptIds: [],
    updatedAt: made.createdAt,
  };
}

/** `attemptId`: the attempt that was refused, even if it was never committed. */
export type NotTaken = {
  readonly attemptId: AttemptId;
  readonly reason: RejectionReason;
  /** What was lacking for the whole submission, in minor units, if the provider said so. */
  readonly shortfallMinor?: bigint | undefined;
};

/** A resolution is about one attempt. Once that attempt is dead or has paid, it has no effect. */
export type ProposedResolution = {
  /** Derived from the request that proposed it. */
  readonly proposalId: string;
  readonly attemptId: AttemptId;
  readonly outcome: ResolvedOutcome;
  readonly evidence: string;
  /** The provider's own id of the payment. Only for a paid one. */
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
  /** Set when the failure is retryable: the payment is not sent again before this moment. */
  readonly retryAt?: Instant | undefined;
};

/** A failure as it was when it happened, whatever the payment became later. */
export type NotedFailure = {
  readonly code: string;
  readonly message: string;
  /** The attempt that failed; absent if nothing was being sent. */
  readonly attemptId?: AttemptId | undefined;
  readonly at: Instant;
};

/**
 * Four attempts give eight failures at most (unknown, then failed), and people a few more. Their number is limited, because
 * fifty payments are written in one transaction of at most 4 MB. The audit log has all.
 */
export const MAX_KEPT_FAILURES = 20;

/** What went wrong with a payment, oldest first. A payment from before failures were kept has only its newest. */
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

/** Whether the engine still has work with it: sending it, or learning its outcome. */
export function isOpen(status: PaymentStatus): boolean {
  return status === 'PENDING' || status === 'PROCESSING' || status === 'UNKNOWN';
}

/** It failed, but the engine will send it again automatically. */
export function isRetryable(payment: Payment): boolean {
  return payment.status === 'FAILED' && payment.failure?.retryAt !== undefined;
}
