import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { FinalRecord } from '../../domain/audit/audit-final.ts';
import type { Batch, BatchStatus, BatchSums } from '../../domain/batches/batch.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { BatchId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { HoldRepository } from '../affiliates/hold-repository.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** The balance as it was read, with the claim that the payment makes on it. */
export type Claim = {
  readonly payment: Payment;
  readonly before: Balance;
  readonly after: Balance;
  /** Of the holds that were read for it ({@link HoldRepository.version}). */
  readonly holdsVersion: number;
  /** The cancelled payment that is paid again, with its mark and the entry of it; written in the same transaction. */
  readonly retried?: { readonly before: Payment; readonly after: Payment; readonly audit: AuditEntry };
};

export type ClaimResult =
  /** With the draft as it was written. */
  | { readonly kind: 'claimed'; readonly draft: Batch }
  /** Nothing was written; these cannot be claimed as planned (another claim, a hold, a debit came first). */
  | { readonly kind: 'refused'; readonly transactionIds: ReadonlySet<TransactionId> }
  /** Nothing was written; the payment that is to be paid again is not as it was read. Planning anew cannot change that. */
  | { readonly kind: 'not-retried' }
  /** Nothing was written; the batch is no longer the draft that was read. */
  | { readonly kind: 'not-draft' };

export type BatchMove = {
  readonly before: Batch;
  readonly after: Batch;
  /**
   * Take the one execution slot, hand it from the batch's earlier run to its next, or give it back, in the same
   * transaction.
   */
  readonly slot?: 'acquire' | 'renew' | 'release' | undefined;
  /** Only while the settings are still this version. */
  readonly settingsVersion?: number | undefined;
};

export type MoveResult =
  | 'moved'
  /** The batch is in the state already that the move leads to. */
  | 'already-done'
  /** The batch is neither what `before` nor what `after` says, or the settings are another version. */
  | 'changed'
  | 'missing'
  /** Another batch or run holds the slot. */
  | 'slot-busy';

/** `after` is the batch as it was written, if it was. */
export type Moved = { readonly result: MoveResult; readonly after: Batch };

export type Slot = { readonly batchId: BatchId; readonly run: number };

export interface BatchRepository {
  find(id: BatchId): Promise<Batch | undefined>;
  /** Newest first. Drafts are listed only when asked for by status. */
  list(filter: { readonly status?: BatchStatus | undefined }, page: PageRequest): Promise<Paged<Batch>>;
  /** The sums of every batch made in the period, oldest first, without drafts. A year of them is read in one go. */
  sumsBetween(period: Period): AsyncIterable<BatchSums>;
  /** One page of the batches made in the period, oldest first. */
  listCreated(period: Period, page: PageRequest): Promise<Paged<Batch>>;
  /** Finished batches whose payments the provider is to be asked about again, in case some came back; the longest due first. */
  listReturnsDue(now: Instant, page: PageRequest): Promise<Paged<Batch>>;
  oldest(status: BatchStatus): Promise<Batch | undefined>;
  oldestFirst(status: BatchStatus): AsyncIterable<Batch>;
  nextBatchNumber(year: string): Promise<bigint>;
  /** The next number of that year is above `floor`. */
  raiseBatchNumber(year: string, floor: bigint): Promise<void>;

  /** Written in one transaction: the payments, their claims, and the draft's totals. `before` absent: it also makes the draft. */
  claim(
    draft: { readonly before: Batch | undefined; readonly after: Batch },
    claims: readonly Claim[],
    audit: AuditEntry,
  ): Promise<ClaimResult>;
  move(move: BatchMove, audit: AuditEntry): Promise<Moved>;
  /** The final of the batch that finished last. */
  newestFinal(): Promise<FinalRecord | undefined>;
  /** A move to a final state. `overtaken`: another batch finished since `previous` was read, and nothing was written. */
  finish(
    move: BatchMove,
    commits: { readonly previous: FinalRecord | undefined; readonly payments: readonly Payment[] },
    audit: AuditEntry,
  ): Promise<{ readonly result: MoveResult | 'overtaken'; readonly after: Batch }>;
  slot(): Promise<Slot | undefined>;
}
