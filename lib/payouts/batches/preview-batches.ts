import { MAX_PAYMENTS_PER_BATCH } from '../../domain/batches/batch.ts';
import { type Money, money } from '../../domain/shared/money.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';
import { type PlanDependencies, planPayouts } from './payout-plan.ts';
import { type PayoutRequest, requestText, requireProvider } from './payout-request.ts';
import type { PreviewRepository, StoredPreview } from './preview-repository.ts';

export type PreviewSummary = {
  readonly totalAffiliates: number;
  readonly eligibleAffiliates: number;
  readonly totalAmount: Money;
  readonly batches: number;
  readonly more: boolean;
};

export type PreviewDependencies = PlanDependencies & {
  readonly previews: PreviewRepository;
  readonly providers: ProviderDirectory;
};

/** Shows what creating batches for the same request would do, and keeps it, so that the creation can be held to it. */
export async function previewBatches(
  deps: PreviewDependencies,
  context: Context,
  request: PayoutRequest,
): Promise<StoredPreview> {
  requireProvider(deps.providers, request);
  const { rows, more } = await planPayouts(deps, context, request);
  const preview: StoredPreview = {
    previewToken: context.newId(),
    request: requestText(request),
    rows,
    more,
    createdAt: context.now(),
  };
  await deps.previews.save(preview);
  return preview;
}

export function summarise(
  rows: readonly PlannedPayout[],
  request: PayoutRequest,
  more: boolean,
  batchMaxMinor?: bigint,
): PreviewSummary {
  const eligible = rows.filter(({ ineligible }) => !ineligible);
  return {
    totalAffiliates: rows.length,
    eligibleAffiliates: eligible.length,
    totalAmount: money(
      request.currency,
      eligible.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    ),
    batches: countBatches(eligible, batchMaxMinor),
    more,
  };
}

/** As they would be filled: a batch is closed when it is full, or when the next payment would be too much for it. */
function countBatches(eligible: readonly PlannedPayout[], batchMaxMinor: bigint | undefined): number {
  let [batches, payments, minor] = [0, MAX_PAYMENTS_PER_BATCH, 0n];
  for (const { amountMinor } of eligible) {
    const isTooMuch = batchMaxMinor !== undefined && minor + amountMinor > batchMaxMinor;
    if (payments === MAX_PAYMENTS_PER_BATCH || isTooMuch) [batches, payments, minor] = [batches + 1, 0, 0n];
    payments += 1;
    minor += amountMinor;
  }
  return batches;
}
