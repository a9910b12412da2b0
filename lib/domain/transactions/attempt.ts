import type { AttemptId, BatchId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

/** Exactly what is (or was) sent to the provider for one chunk of a batch; committed before it is sent, never changed (M4). */
export type Attempt = {
  readonly batchId: BatchId;
  readonly attemptId: AttemptId;
  readonly provider: string;
  readonly transactionIds: readonly TransactionId[];
  readonly prepared: PreparedSubmission;
  readonly createdAt: Instant;
};

/** A provider's own document, opaque to everyone else. The provider refuses it after `notAfter`. */
export type PreparedSubmission = {
  readonly document: string;
  readonly requestHash: string;
  readonly notAfter: Instant;
};

/** Seconds by which our clock and the provider's may differ; an attempt counts as dead only this long after `notAfter`. */
export const CLOCK_MARGIN_SECONDS = 2;
