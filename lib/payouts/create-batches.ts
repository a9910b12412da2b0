import type { Batch } from '../domain/batch.ts';
import type { AffiliateId } from '../domain/ids.ts';
import { addSeconds } from '../domain/time.ts';
import { PayoutError, type PreviewChange } from './errors.ts';
import { type ClaimQueue, type FillRequest, fillDraft } from './fill-draft.ts';
import { type PayoutPlan, type PlannedPayout, type PlanRequest, planPayouts } from './payout-plan.ts';
import { type PayoutRequest, requestText, requireProvider } from './payout-request.ts';
import type { BatchRepository } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';
import type { PreviewDependencies } from './preview-batches.ts';
import { promoteDraft } from './promote-draft.ts';

export type CreateBatchesRequest = PayoutRequest &
  Pick<PlanRequest, 'after' | 'limit'> &
  Pick<FillRequest, 'scheduled'> & { readonly previewToken?: string | undefined };

export type CreatedBatches = {
  readonly batches: readonly Batch[];
  readonly skipped: readonly PlannedPayout[];
  readonly more: boolean;
  /** The last affiliate that was looked at: the next call goes on after it. */
  readonly last?: AffiliateId | undefined;
};

export type CreateDependencies = PreviewDependencies & { readonly batches: BatchRepository };

const PREVIEW_KEPT_SECONDS = 24 * 3_600;

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
  deps: CreateDependencies,
  context: Context,
  request: CreateBatchesRequest,
): Promise<CreatedBatches> {
  requireProvider(deps.providers, request);
  for (let plans = 1; ; plans += 1) {
    const plan = await planPayouts(deps, context, request);
    if (request.previewToken !== undefined)
      await requireFreshPreview(deps, context, request, request.previewToken, plan);
    if (plan.candidates.length === 0) throw new PayoutError({ code: 'nothing_payable', currency: request.currency });
    const { batches, lost } = await claimAll(deps, context, request, plan);
    const skipped = [...plan.rows.filter(({ ineligible }) => ineligible), ...lost];
    if (batches.length > 0) return { batches, skipped, more: plan.more, last: plan.rows.at(-1)?.affiliateId };
    if (plans === MAX_PLANS) throw new PayoutError({ code: 'nothing_payable', currency: request.currency });
  }
}

async function requireFreshPreview(
  deps: CreateDependencies,
  context: Context,
  request: CreateBatchesRequest,
  previewToken: string,
  plan: PayoutPlan,
): Promise<void> {
  const preview = await deps.previews.find(previewToken);
  // DynamoDB removes an expired item when it gets round to it.
  const isKept = preview !== undefined && context.now() <= addSeconds(preview.createdAt, PREVIEW_KEPT_SECONDS);
  if (!isKept) throw new PayoutError({ code: 'unknown_preview' });
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
  deps: CreateDependencies,
  context: Context,
  request: CreateBatchesRequest,
  { candidates, rules: { batchMaxMinor } }: PayoutPlan,
): Promise<ClaimedBatches> {
  const queue: ClaimQueue = { waiting: [...candidates], lost: [] };
  const batches: Batch[] = [];
  while (queue.waiting.length > 0) {
    const draft = await fillDraft(
      deps,
      context,
      { ...request, isPreviewed: request.previewToken !== undefined, batchMaxMinor },
      queue,
    );
    if (draft) batches.push(await promoteDraft(deps, context, draft));
  }
  return { batches, lost: queue.lost };
}
