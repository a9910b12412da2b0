import { actorName } from '../domain/audit.ts';
import { type Batch, MAX_PAYMENTS_PER_BATCH, NO_PAYMENTS } from '../domain/batch.ts';
import { batchId, transactionIdOf } from '../domain/ids.ts';
import { claim } from '../domain/ledger.ts';
import { formatAmount, money } from '../domain/money.ts';
import type { Payment } from '../domain/payment.ts';
import { minimumPayout } from '../domain/settings.ts';
import { auditEntry } from './audit-entry.ts';
import { PayoutError, type PreviewChange } from './errors.ts';
import { type Candidate, consider, type PayoutPlan, type PlannedPayout, planPayouts } from './payout-plan.ts';
import { type PayoutRequest, requestText, requireProvider } from './payout-request.ts';
import type { BatchRepository, Claim } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';
import type { PreviewDependencies } from './preview-batches.ts';

export type CreateBatchesRequest = PayoutRequest & { readonly previewToken?: string | undefined };

export type CreatedBatches = {
  readonly batches: readonly Batch[];
  readonly skipped: readonly PlannedPayout[];
  readonly more: boolean;
};

type Dependencies = PreviewDependencies & { readonly batches: BatchRepository };

/** Claims in one transaction: two writes each, so 40 stay below DynamoDB's 100. */
const CLAIMS_PER_TRANSACTION = 40;

/** How often one call plans anew when racing calls took everything it had planned. */
const MAX_PLANS = 5;

/**
 * Claims what is payable and makes batches of at most 100 payments of it, ready to be executed. Racing calls share the
 * payable affiliates between them.
 *
 * @throws PayoutError `nothing_payable`, `unknown_preview`, `preview_mismatch`, `stale_preview`, `unknown_provider`,
 *   `unsupported_currency`
 */
export async function createBatches(
  deps: Dependencies,
  context: Context,
  request: CreateBatchesRequest,
): Promise<CreatedBatches> {
  requireProvider(deps.providers, request);
  for (let plans = 1; ; plans += 1) {
    const plan = await planPayouts(deps, request);
    if (request.previewToken !== undefined) await requireFreshPreview(deps, request, request.previewToken, plan);
    if (plan.candidates.length === 0) throw new PayoutError({ code: 'nothing_payable', currency: request.currency });
    const { batches, lost } = await claimAll(deps, context, request, plan.candidates);
    const skipped = [...plan.rows.filter(({ ineligible }) => ineligible), ...lost];
    if (batches.length > 0) return { batches, skipped, more: plan.more };
    if (plans === MAX_PLANS) throw new PayoutError({ code: 'nothing_payable', currency: request.currency });
  }
}

async function requireFreshPreview(
  deps: Dependencies,
  request: CreateBatchesRequest,
  previewToken: string,
  plan: PayoutPlan,
): Promise<void> {
  const preview = await deps.previews.find(previewToken);
  if (!preview) throw new PayoutError({ code: 'unknown_preview' });
  if (preview.request !== requestText(request)) throw new PayoutError({ code: 'preview_mismatch' });
  const changes = differences(preview.rows, plan.rows);
  if (changes.length > 0) throw new PayoutError({ code: 'stale_preview', changes });
}

/** Affiliates whose payment would not be the one that was shown. Those that are paid neither then nor now do not count. */
function differences(previewed: readonly PlannedPayout[], now: readonly PlannedPayout[]): PreviewChange[] {
  const payable = (rows: readonly PlannedPayout[]) =>
    new Map(rows.filter(({ ineligible }) => !ineligible).map((row) => [row.affiliateId, row]));
  const [before, after] = [payable(previewed), payable(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((affiliateId): PreviewChange[] => {
    const [was, is] = [before.get(affiliateId), after.get(affiliateId)];
    const same =
      was && is && was.fromSeq === is.fromSeq && was.toSeq === is.toSeq && was.amountMinor === is.amountMinor;
    return same ? [] : [{ affiliateId, previewed: was, now: is }];
  });
}

type ClaimedBatches = { readonly batches: readonly Batch[]; readonly lost: readonly PlannedPayout[] };

async function claimAll(
  deps: Dependencies,
  context: Context,
  request: CreateBatchesRequest,
  candidates: readonly Candidate[],
): Promise<ClaimedBatches> {
  const waiting = [...candidates];
  const batches: Batch[] = [];
  const lost: PlannedPayout[] = [];
  while (waiting.length > 0) {
    const draft = await fillDraft(deps, context, request, waiting, lost);
    if (draft) batches.push(await promote(deps.batches, context, draft));
  }
  return { batches, lost };
}

/** Moves candidates from `waiting` into one draft until it is full; those that others took first go to `lost`. */
async function fillDraft(
  deps: Dependencies,
  context: Context,
  request: CreateBatchesRequest,
  waiting: Candidate[],
  lost: PlannedPayout[],
): Promise<Batch | undefined> {
  let before: Batch | undefined;
  const empty = newDraft(context, request);
  while (waiting.length > 0 && (before?.paymentCount ?? 0) < MAX_PAYMENTS_PER_BATCH) {
    const current: Batch = before ?? empty;
    const room = MAX_PAYMENTS_PER_BATCH - current.paymentCount;
    const taken = waiting.splice(0, Math.min(CLAIMS_PER_TRANSACTION, room));
    const claims = taken.map((candidate, position) =>
      claimOf(context, current, candidate, current.paymentCount + position + 1),
    );
    const after = withClaims(current, claims);
    const result = await deps.batches.claim({ before, after }, claims, claimAudit(context, claims, after));
    switch (result.kind) {
      case 'claimed':
        before = after;
        break;
      case 'refused': {
        const refused = claims.filter(({ payment }) => result.transactionIds.has(payment.transactionId));
        const refusedIds = new Set(refused.map(({ before: balance }) => balance.affiliateId));
        waiting.unshift(...taken.filter(({ balance }) => !refusedIds.has(balance.affiliateId)));
        await lookAgain(deps, request, [...refusedIds], waiting, lost);
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

/** A refused claim is planned again from what is there now; under a preview it is only ever what was shown, or nothing. */
async function lookAgain(
  deps: Dependencies,
  request: CreateBatchesRequest,
  refused: Candidate['balance']['affiliateId'][],
  waiting: Candidate[],
  lost: PlannedPayout[],
): Promise<void> {
  const minimum = minimumPayout(await deps.settings.load(), request.currency);
  for (const { row, candidate } of await consider(deps, refused, minimum)) {
    if (candidate && request.previewToken === undefined) waiting.push(candidate);
    else lost.push({ ...row, ineligible: row.ineligible ?? CHANGED });
  }
}

const CHANGED = { code: 'payment_open', reason: 'The balance changed while the batches were made' } as const;

function newDraft(context: Context, { provider, currency }: CreateBatchesRequest): Batch {
  return {
    batchId: batchId(`batch-${context.newId()}`),
    status: 'DRAFT',
    provider,
    currency,
    paymentCount: 0,
    totalMinor: 0n,
    counts: NO_PAYMENTS,
    run: 0,
    version: 0,
    createdBy: actorName(context.actor),
    createdAt: context.now(),
  };
}

function claimOf(context: Context, batch: Batch, { balance, account }: Candidate, ordinal: number): Claim {
  const transactionId = transactionIdOf(batch.batchId, ordinal);
  const after = claim(balance, transactionId);
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
    createdAt: now,
    updatedAt: now,
  };
  return { payment, before: balance, after };
}

function withClaims(batch: Batch, claims: readonly Claim[]): Batch {
  return {
    ...batch,
    paymentCount: batch.paymentCount + claims.length,
    totalMinor: claims.reduce((sum, { payment }) => sum + payment.amountMinor, batch.totalMinor),
    counts: { ...batch.counts, PENDING: batch.counts.PENDING + claims.length },
    version: batch.version + 1,
  };
}

function claimAudit(context: Context, claims: readonly Claim[], { batchId }: Batch) {
  return auditEntry(context, { type: 'batch', batchId }, 'batch.claimed', {
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

async function promote(batches: BatchRepository, context: Context, draft: Batch): Promise<Batch> {
  const year = draft.createdAt.slice(0, 4);
  const number = await batches.nextBatchNumber(year);
  const batchNumber = `BATCH-${year}-${number.toString().padStart(6, '0')}`;
  const after: Batch = { ...draft, status: 'PENDING', batchNumber, version: draft.version + 1 };
  const audit = auditEntry(context, { type: 'batch', batchId: draft.batchId }, 'batch.created', {
    batchNumber,
    paymentCount: after.paymentCount,
    totalAmount: formatAmount(money(after.currency, after.totalMinor)),
    currency: after.currency,
    provider: after.provider,
  });
  const result = await batches.move({ before: draft, after }, audit);
  if (result !== 'moved') throw new Error(`draft ${draft.batchId} could not be promoted: it is ${result}`);
  return after;
}
