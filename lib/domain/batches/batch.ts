import type { AuditHead } from '../audit/audit-link.ts';
import type { Currency } from '../shared/currency.ts';
import type { BatchId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import { PAYMENT_STATUSES, type Payment, type PaymentStatus } from '../transactions/payment.ts';
import type { Approval } from './approval.ts';

export const BATCH_STATUSES = [
  'DRAFT',
  'PENDING',
  'QUEUED',
  'PROCESSING',
  'SETTLING',
  'COMPLETED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export type PaymentCounts = Readonly<Record<PaymentStatus, number>>;

/** Minor units by status of the payments. */
export type PaymentAmounts = Readonly<Record<PaymentStatus, bigint>>;

/** Up to {@link MAX_PAYMENTS_PER_BATCH} payments of one currency that are executed together. */
export type Batch = {
  readonly batchId: BatchId;
  /** `BATCH-2026-000123`, given when the batch becomes PENDING. An abandoned draft never gets one. */
  readonly batchNumber?: string | undefined;
  readonly status: BatchStatus;
  readonly provider: string;
  readonly currency: Currency;
  readonly paymentCount: number;
  readonly totalMinor: bigint;
  /** Payments by status, kept in the same transaction as every change of a payment. */
  readonly counts: PaymentCounts;
  /** The sums of these payments by status, kept in the same way. */
  readonly amounts: PaymentAmounts;
  /** The number of the newest run. A write of an earlier run is refused. */
  readonly run: number;
  /**
   * The generation of the settings when the batch was made, or when the provider was last asked about all of it; absent if
   * there was none. A batch with an older generation than the settings is not sent.
   */
  readonly generation?: number | undefined;
  /** Raised by every write to the batch or to a payment of it. A verdict holds only for the version that was judged. */
  readonly version: number;
  /** Why the batch is QUEUED again although it was begun. */
  readonly waiting?: BatchWait | undefined;
  /** Why it last had to wait, and since when for that same reason without a break. */
  readonly lastWait?: { readonly reason: BatchWait['reason']; readonly since: Instant } | undefined;
  readonly createdBy: string;
  /** Who made it, if a person did: that person does not approve it. */
  readonly createdBySub?: string | undefined;
  /** By the settings when the batch was made. Only the settings at the time when it is queued decide. */
  readonly approvalWanted?: boolean | undefined;
  readonly approval?: Approval | undefined;
  /** For a batch of the payout schedule: the time that the schedule fired for. */
  readonly scheduledTime?: Instant | undefined;
  readonly createdAt: Instant;
  /** Set on the last batch of the request that made it. If that request is handled again, it claims nothing more. */
  readonly completesRequest?: boolean | undefined;
  readonly queuedAt?: Instant | undefined;
  readonly startedAt?: Instant | undefined;
  readonly finishedAt?: Instant | undefined;
  /** A person cancelled its unpaid payments. The status shows the end of the whole batch. */
  readonly calledOff?: CalledOff | undefined;
  readonly errorMessage?: string | undefined;
  /** When the provider was last asked whether payments of the finished batch have come back. */
  readonly returnsCheckedAt?: Instant | undefined;
  /**
   * From when on the provider is to be asked about that. Absent: never (again). The store lists the batch by it, in the
   * transaction that sets it.
   */
  readonly returnsDueAt?: Instant | undefined;
  /** The number of its final among the finals of all batches. */
  readonly finalSeq?: number | undefined;
  /** The newest link of its audit chain. The store moves it with every write to the batch itself. */
  readonly audit?: AuditHead | undefined;
};

/** `payments`: how many were cancelled by this, once the batch has ended. */
export type CalledOff = { readonly by: string; readonly at: Instant; readonly payments?: number | undefined };

export const WAIT_REASONS = [
  'paused',
  'restored',
  'daily_limit',
  'no_funds',
  'provider_busy',
  'provider_refuses',
] as const satisfies readonly BatchWait['reason'][];

/** Why a batch that has started cannot send the rest. */
export type BatchWait =
  | { readonly reason: 'paused'; readonly since: Instant }
  /** The table was restored, and what the provider knows of the lost time is not yet in the books. */
  | { readonly reason: 'restored'; readonly since: Instant }
  | {
      readonly reason: 'daily_limit';
      readonly since: Instant;
      /** The smallest payment that is left, in minor units. The batch waits until it fits into the limit. */
      readonly neededMinor: bigint;
      readonly until: Instant;
    }
  /**
   * Our account at the provider holds too little money; `shortfallMinor` says how much is missing, if that is known. `until`:
   * the provider rejected a submission for lack of funds, whatever balance it reports, and is not asked again before that.
   */
  | {
      readonly reason: 'no_funds';
      readonly since: Instant;
      readonly shortfallMinor?: bigint | undefined;
      readonly until?: Instant | undefined;
    }
  /** The provider accepts nothing at the moment. */
  | { readonly reason: 'provider_busy'; readonly since: Instant; readonly until: Instant; readonly message: string }
  /** The provider refuses it as it is, for good. A person must look at it and execute the batch again. */
  | { readonly reason: 'provider_refuses'; readonly since: Instant; readonly message: string };

/**
 * Why a QUEUED batch is not being paid at this moment, and since when it waits. This is worked out when somebody asks,
 * because the reason can change without a change of the batch.
 */
export type QueueWait =
  | { readonly reason: 'paused' | 'restored'; readonly since: Instant }
  /** Another batch is being paid, or comes first. */
  | { readonly reason: 'another_batch'; readonly since: Instant; readonly batchId: BatchId }
  /** `batchId`: another batch of the same currency, which comes first and waits for room. */
  | {
      readonly reason: 'daily_limit';
      readonly since: Instant;
      readonly until: Instant;
      readonly batchId?: BatchId | undefined;
    }
  /** `batchId`: another batch of the same provider and currency, which comes first and waits for money. */
  | {
      readonly reason: 'no_funds';
      readonly since: Instant;
      readonly until?: Instant | undefined;
      readonly shortfallMinor?: bigint | undefined;
      readonly batchId?: BatchId | undefined;
    }
  | Extract<BatchWait, { readonly reason: 'provider_busy' | 'provider_refuses' }>
  /** Nothing holds it up: its run is about to take the slot. If the start was lost, the sweep starts it again. */
  | { readonly reason: 'starting'; readonly since: Instant };

/** The outcomes of a batch's payments, in numbers. */
export type BatchSums = Pick<Batch, 'status' | 'currency' | 'createdAt' | 'counts' | 'amounts' | 'calledOff'>;

export const MAX_PAYMENTS_PER_BATCH = 100;

export const NO_PAYMENTS: PaymentCounts = {
  PENDING: 0,
  PROCESSING: 0,
  UNKNOWN: 0,
  COMPLETED: 0,
  FAILED: 0,
  CANCELLED: 0,
  RETURNED: 0,
};

export const NO_AMOUNTS: PaymentAmounts = {
  PENDING: 0n,
  PROCESSING: 0n,
  UNKNOWN: 0n,
  COMPLETED: 0n,
  FAILED: 0n,
  CANCELLED: 0n,
  RETURNED: 0n,
};

/**
 * `DRAFT -> CANCELLING`: the draft was abandoned, and the sweep releases the claims. `PROCESSING -> QUEUED`: nothing may be sent
 * for now, and the batch waits without the slot. `CANCELLING -> COMPLETED | FAILED`: part of it was paid.
 */
const MOVES: Readonly<Record<BatchStatus, readonly BatchStatus[]>> = {
  DRAFT: ['PENDING', 'CANCELLING'],
  PENDING: ['QUEUED', 'CANCELLING'],
  QUEUED: ['PROCESSING', 'CANCELLING'],
  PROCESSING: ['COMPLETED', 'FAILED', 'SETTLING', 'QUEUED'],
  SETTLING: ['COMPLETED', 'FAILED', 'QUEUED'],
  COMPLETED: [],
  FAILED: [],
  CANCELLING: ['CANCELLED', 'COMPLETED', 'FAILED'],
  CANCELLED: [],
};

export function mayMoveBatch(from: BatchStatus, to: BatchStatus): boolean {
  return MOVES[from].includes(to);
}

/** Nothing more is sent. An admin may still retry or cancel single payments. */
export function isFinished(status: BatchStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

export function countByStatus(payments: readonly Pick<Payment, 'status'>[]): PaymentCounts {
  const counts = { ...NO_PAYMENTS };
  for (const { status } of payments) counts[status] += 1;
  return counts;
}

export function amountByStatus(payments: readonly Pick<Payment, 'status' | 'amountMinor'>[]): PaymentAmounts {
  const amounts = { ...NO_AMOUNTS };
  for (const { status, amountMinor } of payments) amounts[status] += amountMinor;
  return amounts;
}

/** For each status, how many more payments have it after than before. */
export function countDifference(before: PaymentCounts, after: PaymentCounts): Partial<PaymentCounts> {
  const moved = PAYMENT_STATUSES.filter((status) => before[status] !== after[status]);
  return Object.fromEntries(moved.map((status) => [status, after[status] - before[status]]));
}
