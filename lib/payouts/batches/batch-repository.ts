import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { FinalRecord } from '../../domain/audit/audit-final.ts';
import type { Batch, BatchStatus, BatchSums } from '../../domain/batches/batch.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { LedgerStep } from '../../domain/commissions/ledger-step.ts';
import type { AffiliateId, AttemptId, BatchId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt, RejectedAttempt } from '../../domain/transactions/attempt.ts';
import type { Payment, PaymentStatus } from '../../domain/transactions/payment.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
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

export type PaymentStep = { readonly change: PaymentChange; readonly ledger?: LedgerStep | undefined };

/** Only while the batch is PROCESSING in this run, and of this generation if one is given. Without a guard, the batch's state does not matter. */
export type RunGuard = { readonly run: number; readonly generation?: number | undefined };

export type AttemptCommit = {
  readonly attempt: Attempt;
  readonly changes: readonly PaymentChange[];
  readonly run: number;
  /** Only under the settings that were read. */
  readonly settingsVersion: number;
  /** Only a batch of this generation, that of the settings; absent: the table was never restored. */
  readonly generation?: number | undefined;
  /** Only if nothing was committed since this was read; absent: there is no limit. */
  readonly sentVersion?: number | undefined;
};

export type AttemptRejection = {
  readonly attempt: Attempt;
  readonly rejected: RejectedAttempt;
  readonly steps: readonly PaymentStep[];
};

/** A payment whose attempt the provider knows, and a restore has lost. `isStored`: the attempt is in the books, without this payment. */
export type FoundAttempt = { readonly attempt: Attempt; readonly isStored: boolean; readonly change: PaymentChange };

export type AttemptCommitResult =
  | 'committed'
  /** The attempt is there already: an earlier try of the same step committed it. */
  | 'exists'
  /** Payouts are paused, or the table was restored and that is not settled. */
  | 'stopped'
  /** The batch is not PROCESSING in this run, or of an earlier generation. */
  | 'not-running'
  /** A payment, the settings, or what was sent within the day is no longer what was read. */
  | 'changed'
  /** Only this is in the way: another payment of the batch that had no item was taken or moved since these were read. */
  | 'overtaken';

export type Slot = { readonly batchId: BatchId; readonly run: number };

export interface BatchRepository {
  find(id: BatchId): Promise<Batch | undefined>;
  /** Newest first. Drafts are listed only when asked for by status. */
  list(filter: { readonly status?: BatchStatus | undefined }, page: PageRequest): Promise<Paged<Batch>>;
  /** The sums of every batch made in the period, oldest first, drafts apart: a year of them is read in one go. */
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

  payments(id: BatchId): Promise<readonly Payment[]>;
  findPayments(ids: readonly TransactionId[]): Promise<ReadonlyMap<TransactionId, Payment>>;
  listPayments(id: BatchId, page: PageRequest): Promise<Paged<Payment>>;
  listPaymentsOf(id: AffiliateId, page: PageRequest): Promise<Paged<Payment>>;

  /** Into how many parts the index of payments that need the engine or a person is divided. */
  readonly attentionShards: number;
  /** One page of those payments, by status and part. */
  listAttention(status: PaymentStatus, shard: number, page: PageRequest): Promise<Paged<Payment>>;

  findAttempts(id: BatchId, attemptIds: readonly AttemptId[]): Promise<readonly Attempt[]>;
  /** Written in one transaction: the attempt as found, and its payment. It counts as sent at the time when the provider made it. */
  enterFound(found: FoundAttempt, audits: readonly AuditEntry[]): Promise<'entered' | 'changed'>;
  commitAttempt(commit: AttemptCommit, audit: AuditEntry): Promise<AttemptCommitResult>;
  /**
   * Written in one transaction: the attempt is dead, its payments are moved. `sent-again`: it was submitted more than once, and
   * nothing was written. `recorded` also if it was rejected before.
   */
  rejectAttempt(
    rejection: AttemptRejection,
    audits: readonly AuditEntry[],
  ): Promise<'recorded' | 'sent-again' | 'changed'>;
  /**
   * To be called right before the attempt is submitted once more. False: it must not be, because it was rejected, or is only
   * known from the provider since a restore.
   */
  markSentAgain(attempt: Attempt, at: Instant): Promise<boolean>;
  /** The provider has said that it has taken these payments of it. */
  noteTaken(attempt: Attempt, ids: readonly TransactionId[]): Promise<void>;
  /** It was looked for after its time and not found; the first such moment is kept. */
  noteMissed(attempt: Attempt, at: Instant): Promise<void>;
  /**
   * Written in one transaction: payments, their ledger effects, the batch's counts. All of one batch, at most {@link MAX_STEPS}.
   * `changed`: a payment, balance or run is no longer what was read, and nothing was written.
   */
  commitSteps(
    steps: readonly PaymentStep[],
    audits: readonly AuditEntry[],
    guard?: RunGuard,
  ): Promise<'committed' | 'changed'>;
}

/** Steps in one transaction. Even if each is an overpayment, which takes four writes, they stay below DynamoDB's 100. */
export const MAX_STEPS = 24;
