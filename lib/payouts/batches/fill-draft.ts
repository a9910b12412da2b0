import { actorName, personOf } from '../../domain/audit/actor.ts';
import { type Batch, MAX_PAYMENTS_PER_BATCH, NO_AMOUNTS, NO_PAYMENTS } from '../../domain/batches/batch.ts';
import { claim } from '../../domain/commissions/ledger.ts';
import { type BatchId, transactionIdOf } from '../../domain/shared/ids.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { newPayment, type Payment } from '../../domain/transactions/payment.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';
import type { BatchRepository, Claim } from './batch-repository.ts';
import { type Candidate, consider, currentRules, type PlanDependencies } from './payout-plan.ts';
import type { PayoutRequest } from './payout-request.ts';

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
  /** For batches of the payout schedule: the time that it fired for. */
  readonly scheduledTime?: Instant | undefined;
  /** Of the settings; absent: the table was never restored. */
  readonly generation?: number | undefined;
};

export type Filled =
  /** Without payments if there was nothing to claim. Then it is not stored either. */
  | { readonly kind: 'filled'; readonly draft: Batch }
  /**
   * The draft is not what was read: another invocation handles the same request, or the sweep took its maker for dead. The
   * candidates that were not claimed are waiting again.
   */
  | { readonly kind: 'changed' };

/** Two transactions fill a batch. A claim takes one write (in a retry three), and all share four more, far below DynamoDB's 100. */
const CLAIMS_PER_TRANSACTION = 50;

/** Moves candidates from `waiting` into the draft until it is full; those that others took first go to `lost`. */
export async function fillDraft(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  queue: ClaimQueue,
  draft: Batch,
): Promise<Filled> {
  const { waiting } = queue;
  let current = draft;
  while (waiting.length > 0 && current.paymentCount < MAX_PAYMENTS_PER_BATCH) {
    const room = MAX_PAYMENTS_PER_BATCH - current.paymentCount;
    const taken = waiting.splice(0, fitting(waiting, Math.min(CLAIMS_PER_TRANSACTION, room), current, request));
    if (taken.length === 0) break;
    const now = context.now();
    const claims = taken.map((candidate, position) =>
      claimOf(context, current, candidate, { ordinal: current.paymentCount + position + 1, now }, request.retryOf),
    );
    const after = withClaims(current, claims);
    const before = current.version === 0 ? undefined : current;
    const result = await deps.batches.claim({ before, after }, claims, claimAudit(context, claims, after));
    switch (result.kind) {
      case 'claimed':
        current = result.draft;
        break;
      case 'refused': {
        const isRefused = (_: Candidate, position: number) => {
          const payment = claims[position]?.payment;
          return payment !== undefined && result.transactionIds.has(payment.transactionId);
        };
        waiting.unshift(...taken.filter((candidate, position) => !isRefused(candidate, position)));
        await lookAgain(deps, context, request, taken.filter(isRefused), queue);
        break;
      }
      case 'not-retried':
        // Somebody else has retried it since. It was the only candidate.
        return { kind: 'filled', draft: current };
      case 'not-draft':
        waiting.unshift(...taken);
        return { kind: 'changed' };
      default:
        return result satisfies never;
    }
  }
  return { kind: 'filled', draft: current };
}

/** How many of the next candidates fit into the batch. One that is too much for an empty batch was left out before. */
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

/** A refused claim is planned again from what is there now. Under a preview it must be what was planned, or it is left out. */
async function lookAgain(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  refused: readonly Candidate[],
  { waiting, lost }: ClaimQueue,
): Promise<void> {
  const rules = await currentRules(deps, context, request);
  const planned = new Map(refused.map((candidate) => [candidate.balance.affiliateId, candidate]));
  for (const { row, candidate } of await consider(deps, [...planned.keys()], rules)) {
    const isAllowed = !request.isPreviewed || isSameClaim(candidate, planned.get(row.affiliateId));
    if (candidate && isAllowed) waiting.push(candidate);
    else lost.push({ ...row, ineligible: row.ineligible ?? CHANGED });
  }
}

function isSameClaim(now: Candidate | undefined, planned: Candidate | undefined): boolean {
  return (
    now?.balance.settledSeq === planned?.balance.settledSeq &&
    now?.part.toSeq === planned?.part.toSeq &&
    now?.part.amountMinor === planned?.part.amountMinor
  );
}

/** Why an affiliate is left out: the balance is no longer what was planned or shown. */
export const CHANGED = { code: 'payment_open', reason: 'The balance changed while the batches were made' } as const;

/** A draft that is stored with its first payments. */
export function newDraft(
  context: Context,
  { provider, currency, scheduledTime, generation }: FillRequest,
  batchId: BatchId,
): Batch {
  return {
    batchId,
    status: 'DRAFT',
    provider,
    currency,
    paymentCount: 0,
    totalMinor: 0n,
    counts: NO_PAYMENTS,
    amounts: NO_AMOUNTS,
    run: 0,
    generation,
    version: 0,
    createdBy: actorName(context.actor),
    createdBySub: personOf(context.actor)?.sub,
    scheduledTime,
    createdAt: context.now(),
  };
}

function claimOf(
  context: Context,
  batch: Batch,
  { balance, account, holdsVersion, part }: Candidate,
  { ordinal, now }: { readonly ordinal: number; readonly now: Instant },
  retryOf: Payment | undefined,
): Claim {
  const transactionId = transactionIdOf(batch.batchId, ordinal);
  const after = claim(balance, transactionId, part);
  const payment = newPayment({
    transactionId,
    batchId: batch.batchId,
    affiliateId: balance.affiliateId,
    currency: balance.currency,
    amountMinor: after.open.amountMinor,
    fromSeq: balance.settledSeq,
    toSeq: after.open.toSeq,
    commissionCount: after.open.commissionCount,
    payeeId: account.payeeId,
    retryOf: retryOf?.transactionId,
    createdAt: now,
  });
  return {
    payment,
    before: balance,
    after,
    holdsVersion,
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
