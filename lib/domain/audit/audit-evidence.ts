import type { BatchId, TransactionId } from '../shared/ids.ts';
import type { AuditEntry } from './audit.ts';
import type { FinalRecord } from './audit-final.ts';
import type { AuditHead } from './audit-link.ts';

/** Stored data with newly computed hashes, to be compared with the chains. */

export type FoundEntry = {
  readonly auditId: string;
  /** Absent: it cannot be read as an audit entry. */
  readonly entry?: AuditEntry | undefined;
  /** The hash of the entry's content. */
  readonly said: string;
  /** Whether it is stored where its own content says: in its subject's log and in the index of its day. */
  readonly isInPlace: boolean;
};

export type FoundPayment = {
  readonly transactionId: TransactionId;
  readonly head?: AuditHead | undefined;
  readonly state: string;
  readonly status: string;
  readonly amountMinor: bigint;
};

export type FoundBatch = {
  readonly batchId: BatchId;
  readonly head?: AuditHead | undefined;
  readonly state: string;
  readonly status: string;
  readonly paymentCount: number;
  readonly totalMinor: bigint;
  /** Number and sum of the payments by status. */
  readonly counts: Readonly<Record<string, number>>;
  readonly amounts: Readonly<Record<string, bigint>>;
};

/** All that is stored of one batch. */
export type BatchEvidence = {
  readonly batchId: BatchId;
  readonly batch?: FoundBatch | undefined;
  readonly payments: readonly FoundPayment[];
  readonly entries: readonly FoundEntry[];
  /** Items that cannot be read as the batch, or as a payment of it. */
  readonly unreadable: readonly { readonly transactionId?: string | undefined }[];
  /** The record in the chain of finals under the number of the batch's final entry. */
  readonly record?: FinalRecord | undefined;
};

/**
 * An entry of a day as found, with the hash of everything stored of it. Without a hash, only the index still has the entry.
 */
export type FoundOfDay = { readonly auditId: string; readonly hash?: string | undefined };

export type BreakCode =
  | 'entry_altered'
  | 'entry_missing'
  | 'entry_inserted'
  | 'entry_unreadable'
  | 'item_altered'
  | 'item_missing'
  | 'item_inserted'
  | 'counts_wrong'
  | 'final_broken'
  | 'seal_broken'
  | 'seal_missing'
  /** No tampering: the seal is of a day after the moment that a restore went back to. */
  | 'seal_restored';

/** The first thing that was changed, in words and with the ids that identify it. */
export type AuditBreak = {
  readonly code: BreakCode;
  readonly message: string;
  readonly auditId?: string | undefined;
  readonly batchId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly day?: string | undefined;
};
