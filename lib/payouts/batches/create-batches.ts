import type { Batch } from '../../domain/batches/batch.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { BatchRepository } from './batch-repository.ts';
import { claimingGeneration } from './claiming.ts';
import { CHANGED, type ClaimQueue, type FillRequest } from './fill-draft.ts';
import { changesSince, isSame, type Shown, shownBy } from './held-to-preview.ts';
import { type BatchIds, batchIdsOf, findMade, type Made, makeBatches } from './make-batches.ts';
import { MAX_AFFILIATES_PER_CALL, type PayoutPlan, type PlanRequest, planPayouts } from './payout-plan.ts';
import { type PayoutRequest, requireProvider } from './payout-request.ts';
import type { PreviewDependencies } from './preview-batches.ts';

export type CreateBatchesRequest = PayoutRequest &
  Pick<PlanRequest, 'after' | 'limit'> &
  Pick<FillRequest, 'scheduledTime'> & {
    readonly previewToken?: string | undefined;
    /** Absent: those that follow from the request. */
    readonly batchIds?: ((generation: number | undefined) => BatchIds) | undefined;
  };

export type CreatedBatches = {
  readonly batches: readonly Batch[];
  readonly skipped: readonly PlannedPayout[];
  readonly more: boolean;
  /** The last affiliate that was looked at: the next call goes on after it. */
  readonly last?: AffiliateId | undefined;
};

export type CreateDependencies = PreviewDependencies & {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
};

/** How often one call plans again if racing calls took everything that it had planned. */
const MAX_PLANS = 5;

/**
 * Claims what is payable and makes batches of at most 100 payments of it, ready to be executed. Racing calls share the
 * payable affiliates between them. The same request, handled again after it died, answers with what it had made and claims the
 * rest, up to as many as one call takes. If its last batch was made, it claims nothing more.
 *
 * @throws PayoutError `nothing_payable`, `unknown_preview`, `preview_mismatch`, `stale_preview`, `unknown_provider`,
 *   `unsupported_currency`, `restore_not_settled`
 */
export async function createBatches(
  deps: CreateDependencies,
  context: Context,
  request: CreateBatchesRequest,
): Promise<CreatedBatches> {
  requireProvider(deps.providers, request);
  const generation = await claimingGeneration(deps.settings);
  const batchIds = request.batchIds?.(generation) ?? batchIdsOf(context, generation);
  const { limit = MAX_AFFILIATES_PER_CALL, previewToken } = request;
  for (let plans = 1; plans <= MAX_PLANS; plans += 1) {
    const made = await findMade(deps.batches, batchIds);
    const rest = made.isComplete ? 0 : Math.max(0, limit - made.paymentCount);
    const plan = await planPayouts(deps, context, { ...request, limit: rest });
    const shown = previewToken === undefined ? undefined : await shownTo(deps, context, request, previewToken, made);
    const queue = queueOf(plan, shown);
    if (made.paymentCount === 0) {
      const changes = shown ? changesSince(shown, plan.rows) : [];
      if (changes.length > 0 || queue.waiting.length === 0) {
        // The same request, handled beside this one, may have claimed since then what seems to be gone.
        if ((await findMade(deps.batches, batchIds)).paymentCount > 0) continue;
        if (changes.length > 0) throw new PayoutError({ code: 'stale_preview', changes });
        break;
      }
    }
    const { batchMaxMinor } = plan.rules;
    const fill = { ...request, generation, isPreviewed: shown !== undefined, batchMaxMinor };
    const batches = await makeBatches(deps, context, fill, queue, batchIds);
    if (batches.length === 0) continue;
    const others = [...plan.rows.filter(({ ineligible }) => ineligible), ...queue.lost];
    const mayBeOwn = made.paymentCount > 0 || others.some(({ ineligible }) => ineligible?.code === 'payment_open');
    const skipped = mayBeOwn ? await withoutOwn(deps.payments, batches, others) : others;
    return { batches, skipped, more: plan.more, last: plan.rows.at(-1)?.affiliateId ?? request.after };
  }
  throw new PayoutError({ code: 'nothing_payable', currency: request.currency });
}

/** A request that is handled again keeps to the preview that it was checked against, as long as that can be read. */
async function shownTo(
  deps: CreateDependencies,
  context: Context,
  request: CreateBatchesRequest,
  previewToken: string,
  made: Made,
): Promise<Shown> {
  try {
    return await shownBy(deps, context, request, previewToken);
  } catch (error) {
    if (made.paymentCount > 0 && error instanceof PayoutError) return new Map();
    throw error;
  }
}

/** Under a preview only what was shown is claimed. The rest counts as taken by others. */
function queueOf({ rows, candidates }: PayoutPlan, shown: Shown | undefined): ClaimQueue {
  if (!shown) return { waiting: [...candidates], lost: [] };
  const planned = new Map(rows.map((row) => [row.affiliateId, row]));
  const isShown = (row: PlannedPayout) => {
    const was = shown.get(row.affiliateId);
    return was !== undefined && isSame(was, row);
  };
  const queue: ClaimQueue = { waiting: [], lost: [] };
  for (const candidate of candidates) {
    const row = planned.get(candidate.balance.affiliateId);
    if (!row) throw new Error(`candidate ${candidate.balance.affiliateId} is in no row of the plan`);
    if (isShown(row)) queue.waiting.push(candidate);
    else queue.lost.push({ ...row, ineligible: CHANGED });
  }
  return queue;
}

/** Affiliates that this request itself has claimed look as if another payment were open. */
async function withoutOwn(
  payments: PaymentRepository,
  made: readonly Batch[],
  skipped: readonly PlannedPayout[],
): Promise<PlannedPayout[]> {
  const found = await Promise.all(made.map(({ batchId }) => payments.ofBatch(batchId)));
  const own = new Set(found.flat().map(({ affiliateId }) => affiliateId));
  return skipped.filter(({ affiliateId }) => !own.has(affiliateId));
}
