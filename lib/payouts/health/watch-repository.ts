import type { Batch, BatchStatus } from '../../domain/batches/batch.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';

/** How many there are, up to the limit, and when the oldest of them was made. */
export type Watched = { readonly count: number; readonly isMore: boolean; readonly oldest?: Instant | undefined };

/**
 * Reads for people and monitors. Each reads a limited number of keys from the indexes alone, for watching and not for
 * deciding (M10).
 */
export interface WatchRepository {
  batches(status: BatchStatus, atMost: number): Promise<Watched>;
  /** Only for statuses that need the engine or a person. */
  payments(status: PaymentStatus, atMost: number): Promise<Watched>;
  /** Payments that became FAILED since then. If there are very many, only the newest are read. */
  failedSince(since: Instant, atMost: number): Promise<Watched>;
  /** Of the newest COMPLETED and the newest FAILED batch, the one that finished last. */
  lastFinished(): Promise<Batch | undefined>;
}
