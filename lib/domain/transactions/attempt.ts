import type { AttemptId, BatchId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { RejectionReason } from './rejection.ts';

/**
 * The exact content of one submission of a chunk of a batch. It is committed before it is sent, and its content never
 * changes (M4). Only what became of sending it is noted on it later.
 */
export type Attempt = {
  readonly batchId: BatchId;
  readonly attemptId: AttemptId;
  readonly provider: string;
  readonly transactionIds: readonly TransactionId[];
  readonly prepared: PreparedSubmission;
  readonly createdAt: Instant;
  /**
   * When a sender other than the one who committed it was allowed to submit it once more. From then on a rejection
   * answers only one of two submissions, and does not make the attempt dead.
   */
  readonly sentAgainAt?: Instant | undefined;
  /** The final answer of the provider to its only submission: nothing of it will ever move money. */
  readonly rejected?: RejectedAttempt | undefined;
  /**
   * Its payments that the provider has said it has accepted. Even if the provider no longer shows one, it is not dead,
   * because an accepted payment may be carried out long after the attempt has expired.
   */
  readonly takenIds?: ReadonlySet<TransactionId> | undefined;
  /**
   * When it was found at the provider, after a restore had lost it. Its exact content is not known, so its document is
   * empty and it is never submitted. The provider is asked about it by our reference.
   */
  readonly foundAt?: Instant | undefined;
  /** When it was first looked up after its deadline and not found. */
  readonly missedAt?: Instant | undefined;
};

export type RejectedAttempt = { readonly reason: RejectionReason; readonly message: string; readonly at: Instant };

/** A provider's own document, which only that provider can read. The provider refuses it after `notAfter`. */
export type PreparedSubmission = {
  readonly document: string;
  readonly requestHash: string;
  readonly notAfter: Instant;
};
