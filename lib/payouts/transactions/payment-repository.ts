import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { LedgerStep } from '../../domain/commissions/ledger-step.ts';
import type { AffiliateId, AttemptId, BatchId, TransactionId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt, RejectedAttempt } from '../../domain/transactions/attempt.ts';
import type { Payment, PaymentStatus } from '../../domain/transactions/payment.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

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

export interface PaymentRepository {
  ofBatch(id: BatchId): Promise<readonly Payment[]>;
  find(ids: readonly TransactionId[]): Promise<ReadonlyMap<TransactionId, Payment>>;
  listOfBatch(id: BatchId, page: PageRequest): Promise<Paged<Payment>>;
  listOfAffiliate(id: AffiliateId, page: PageRequest): Promise<Paged<Payment>>;

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
   * Written in one transaction: payments, their ledger effects, the batch's counts. All of one batch, at most {@link MAX_STEPS} or
   * {@link MAX_PLAIN_STEPS}.
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

/** The same if none of them adds an entry to a ledger. Then each takes two writes, and half a chunk fits. */
export const MAX_PLAIN_STEPS = 25;
