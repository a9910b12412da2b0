import type { AttemptId, BatchId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { RejectionReason } from './rejection.ts';

/**
 * Exactly what is (or was) sent to the provider for one chunk of a batch: committed before it is sent, and never changed
 * (M4). What is noted on it later is what became of sending it.
 */
export type Attempt = {
  readonly batchId: BatchId;
  readonly attemptId: AttemptId;
  readonly provider: string;
  readonly transactionIds: readonly TransactionId[];
  readonly prepared: PreparedSubmission;
  readonly createdAt: Instant;
  /**
   * When somebody else than the sender who committed it was allowed to submit it once more: from then on a rejection
   * answers only one of two submissions, and kills nothing.
   */
  readonly sentAgainAt?: Instant | undefined;
  /** The final answer of the provider to its only submission: nothing of it will ever move money. */
  readonly rejected?: RejectedAttempt | undefined;
  /**
   * Payments of it that the provider has said it has taken. That it shows one of them no more does not make it dead: what
   * is taken may be carried out long after the attempt has expired.
   */
  readonly takenIds?: ReadonlySet<TransactionId> | undefined;
  /** When it was first looked for after its time and not found. */
  readonly missedAt?: Instant | undefined;
};

export type RejectedAttempt = { readonly reason: RejectionReason; readonly message: string; readonly at: Instant };

/** A provider's own document, opaque to everyone else. The provider refuses it after `notAfter`. */
export type PreparedSubmission = {
  readonly document: string;
  readonly requestHash: string;
  readonly notAfter: Instant;
};
