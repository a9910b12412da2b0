import type { Batch } from '../../domain/batches/batch.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { RunDependencies } from '../execution/start-run.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type CreateDependencies, createBatches } from './create-batches.ts';
import { executeIfApproved } from './execute-batch.ts';
import { CHANGED } from './fill-draft.ts';
import { planPayouts } from './payout-plan.ts';

export type PayRequest = { readonly affiliateId: AffiliateId; readonly currency: Currency; readonly provider: string };

type Dependencies = CreateDependencies & RunDependencies;

/**
 * Pays one affiliate now what can be paid: makes a batch of one, and executes it. Where a batch needs a second person it
 * waits for the approval. The same request, handled again after it died, goes on with the batch that it had made.
 *
 * @throws PayoutError `not_payable`, `unknown_provider`, `unsupported_currency`
 */
export async function payAffiliate(
  deps: Dependencies,
  context: Context,
  request: PayRequest,
): Promise<{ readonly batch: Batch; readonly payment: Payment }> {
  const { batchId } = await makeBatchOfOne(deps, context, request);
  const batch = await executeIfApproved(deps, context, batchId);
  const [payment] = await deps.payments.ofBatch(batchId);
  if (!payment) throw new Error(`batch ${batchId} has no payment`);
  return { batch, payment };
}

async function makeBatchOfOne(
  deps: Dependencies,
  context: Context,
  { affiliateId, ...payout }: PayRequest,
): Promise<Batch> {
  const request = { ...payout, affiliateIds: [affiliateId] };
  try {
    const [batch] = (await createBatches(deps, context, request)).batches;
    if (batch) return batch;
  } catch (error) {
    if (!(error instanceof PayoutError) || error.refused.code !== 'nothing_payable') throw error;
  }
  const [row] = (await planPayouts(deps, context, request)).rows;
  // If it is payable again by now, another payment stood in the way a moment ago.
  const { code, reason } = row?.ineligible ?? CHANGED;
  throw new PayoutError({ code: 'not_payable', affiliateId, reasonCode: code, reason });
}
