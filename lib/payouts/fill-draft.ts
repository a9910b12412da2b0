import { actorName, personOf } from '../domain/audit.ts';
import { type Batch, MAX_PAYMENTS_PER_BATCH, NO_AMOUNTS, NO_PAYMENTS } from '../domain/batch.ts';
import { type AffiliateId, type BatchId, batchId, transactionIdOf } from '../domain/ids.ts';
import { claim } from '../domain/ledger.ts';
import { formatAmount, money } from '../domain/money.ts';
import type { Payment } from '../domain/payment.ts';
import type { Instant } from '../domain/time.ts';
import { auditEntry } from './audit-entry.ts';
import { type Candidate, consider, currentRules, type PlanDependencies, type PlannedPayout } from './payout-plan.ts';
import type { PayoutRequest } from './payout-request.ts';
import type { BatchRepository, Claim } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';

/** Candidates on their way into batches: those still to be claimed, and those that others took first. */
export type ClaimQueue = { readonly waiting: Candidate[]; readonly lost: PlannedPayout[] };

export type FillDependencies = PlanDependencies & { readonly batches: BatchRepository };

/** Claims are held to a preview: an affiliate whose balance has changed is left out rather than planned again. */
export type FillRequest = PayoutRequest & {
  readonly isPreviewed: boolean;
  /** A batch is closed when the next payment would make it more than this. */
  readonly batchMaxMinor?: bigint | undefined;
  /** The cancelled payment that is paid again; it is marked in the transaction that claims. */
  readonly retryOf?: Payment | undefined;
  readonly scheduled?: Scheduled | undefined;
};

/** For batches that the payout schedule makes. */
export type Scheduled = {
  /** For which time the schedule fired. */
  readonly scheduledTime: Instant;
  /** The first of the page's ids that no batch has yet, so that all of its batches are found again by counting. */
  readonly nextBatchId: () => Promise<BatchId>;
};

/** Claims in one transaction: payment, balance and the look at the holds each, so 30 stay below DynamoDB's 100. */
const CLAIMS_PER_TRANSACTION = 30;

/** Moves candidates from `waiting` into one draft until it is full; those that others took first go to `lost`. */
export async function fillDraft(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  queue: ClaimQueue,
): Promise<Batch | undefined> {
  const { waiting } = queue;
  let before: Batch | undefined;
  const empty = await newDraft(context, request);
  while (waiting.length > 0 && (before?.paymentCount ?? 0) < MAX_PAYMENTS_PER_BATCH) {
    const current: Batch = before ?? empty;
    const room = MAX_PAYMENTS_PER_BATCH - current.paymentCount;
    const taken = waiting.splice(0, fitting(waiting, Math.min(CLAIMS_PER_TRANSACTION, room), current, request));
    if (taken.length === 0) return before;
    const claims = taken.map((candidate, position) =>
      claimOf(context, current, candidate, current.paymentCount + position + 1, request.retryOf),
    );
    const after = withClaims(current, claims);
    const result = await deps.batches.claim({ before, after }, claims, claimAudit(context, claims, after));
    switch (result.kind) {
      case 'claimed':
        before = result.draft;
        break;
      case 'refused': {
        const refused = claims.filter(({ payment }) => result.transactionIds.has(payment.transactionId));
        const refusedIds = new Set(refused.map(({ before: balance }) => balance.affiliateId));
        waiting.unshift(...taken.filter(({ balance }) => !refusedIds.has(balance.affiliateId)));
        await lookAgain(deps, context, request, [...refusedIds], queue);
        break;
      }
      case 'not-draft':
        // The sweep took a draft that did not move for minutes for dead, and is releasing it: start another one.
        waiting.unshift(...taken);
        return undefined;
      default:
        return result satisfies never;
    }
  }
  return before;
}

/** How many of the next candidates go into the batch. One that is too much for an empty batch has been left out before. */
function fitting(
  waiting: readonly Candidate[],
  room: number,
  { totalMinor, paymentCount }: Batch,
  { batchMaxMinor }: FillRequest,
): number {
  if (batchMaxMinor === undefined) return room;
  let sum = totalMinor;
  const next = waiting.slice(0, room);
  const tooMuch = next.findIndex(({ part }) => {
    sum += part.amountMinor;
    return sum > batchMaxMinor;
  });
  const fit = tooMuch === -1 ? next.length : tooMuch;
  return paymentCount === 0 ? Math.max(1, fit) : fit;
}

/** A refused claim is planned again from what is there now; under a preview it is only ever what was shown, or nothing. */
async function lookAgain(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  refused: readonly AffiliateId[],
  { waiting, lost }: ClaimQueue,
): Promise<void> {
  const rules = await currentRules(deps, context, request);
  for (const { row, candidate } of await consider(deps, refused, rules)) {
    if (candidate && !request.isPreviewed) waiting.push(candidate);
    else lost.push({ ...row, ineligible: row.ineligible ?? CHANGED });
  }
}

const CHANGED = { code: 'payment_open', reason: 'The balance changed while the batches were made' } as const;

async function newDraft(context: Context, { provider, currency, scheduled }: FillRequest): Promise<Batch> {
  return {
    batchId: (await scheduled?.nextBatchId()) ?? batchId(`batch-${context.newId()}`),
    status: 'DRAFT',
    provider,
    currency,
    paymentCount: 0,
    totalMinor: 0n,
    counts: NO_PAYMENTS,
    amounts: NO_AMOUNTS,
    run: 0,
    version: 0,
    createdBy: actorName(context.actor),
    createdBySub: personOf(context.actor)?.sub,
    scheduledTime: scheduled?.scheduledTime,
    createdAt: context.now(),
  };
}

function claimOf(
  context: Context,
  batch: Batch,
  { balance, account, part }: Candidate,
  ordinal: number,
  retryOf: Payment | undefined,
): Claim {
  const transactionId = transactionIdOf(batch.batchId, ordinal);
  const after = claim(balance, transactionId, part);
  const now = context.now();
  const payment: Payment = {
    transactionId,
    batchId: batch.batchId,
    affiliateId: balance.affiliateId,
    currency: balance.currency,
    amountMinor: after.open.amountMinor,
    fromSeq: balance.settledSeq,
    toSeq: after.open.toSeq,
    commissionCount: after.open.commissionCount,
    riseId: account.riseId,
    status: 'PENDING',
    version: 1,
    retries: 0,
    attemptIds: [],
    overpaidByAttemptIds: [],
    retryOf: retryOf?.transactionId,
    createdAt: now,
    updatedAt: now,
  };
  return {
    payment,
    before: balance,
    after,
    ...(retryOf && { retried: retriedBy(context, retryOf, payment) }),
  };
}

/** The mark on the payment that is paid again, and the entry of it in the log of its own batch. */
function retriedBy(context: Context, before: Payment, { transactionId, createdAt }: Payment): Claim['retried'] {
  const after = { ...before, retriedAs: transactionId, version: before.version + 1, updatedAt: createdAt };
  const details = { payments: [{ transactionId: before.transactionId, retriedAs: transactionId }] };
  const subject = { type: 'batch', batchId: before.batchId } as const;
  return { before, after, audit: auditEntry(context, subject, 'payment.retried', details, 'INFO') };
}

function withClaims(batch: Batch, claims: readonly Claim[]): Batch {
  const claimedMinor = claims.reduce((sum, { payment }) => sum + payment.amountMinor, 0n);
  return {
    ...batch,
    paymentCount: batch.paymentCount + claims.length,
    totalMinor: batch.totalMinor + claimedMinor,
    counts: { ...batch.counts, PENDING: batch.counts.PENDING + claims.length },
    amounts: { ...batch.amounts, PENDING: batch.amounts.PENDING + claimedMinor },
    version: batch.version + 1,
  };
}

function claimAudit(context: Context, claims: readonly Claim[], { batchId, scheduledTime }: Batch) {
  return auditEntry(context, { type: 'batch', batchId }, 'batch.claimed', {
    ...(scheduledTime && { scheduledTime }),
    payments: claims.map(({ payment }) => ({
      transactionId: payment.transactionId,
      affiliateId: payment.affiliateId,
      amount: formatAmount(money(payment.currency, payment.amountMinor)),
      currency: payment.currency,
      fromSeq: payment.fromSeq,
      toSeq: payment.toSeq,
    })),
  });
}
