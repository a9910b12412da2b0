import type { Batch, BatchStatus } from '../../domain/batches/batch.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';

/** How many there are, up to what was asked for, and when the oldest of them was made. */
export type Watched = { readonly count: number; readonly isMore: boolean; readonly oldest?: Instant | undefined };

/**
 * Looks for people and monitors. Each reads a bounded number of keys, by the indexes alone: for watching, not for
 * deciding (M10).
 */
export interface WatchRepository {
  batches(status: BatchStatus, atMost: number): Promise<Watched>;
  /** Only of statuses that need the engine or a person. */
  payments(status: PaymentStatus, atMost: number): Promise<Watched>;
  /** Payments that are FAILED and became so since then; of very many, only the newest ones are looked at. */
  failedSince(since: Instant, atMost: number): Promise<Watched>;
  /** Of the newest COMPLETED and the newest FAILED batch, the one that finished last. */
  lastFinished(): Promise<Batch | undefined>;
}
