import type { Batch } from '../../domain/batches/batch.ts';
import { batchIdOf, type TransactionId } from '../../domain/shared/ids.ts';
import { money } from '../../domain/shared/money.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { claimingGeneration } from '../batches/claiming.ts';
import { executeIfApproved } from '../batches/execute-batch.ts';
import { makeBatches } from '../batches/make-batches.ts';
import { consider, currentRules, type PlanDependencies } from '../batches/payout-plan.ts';
import { promoteDraft } from '../batches/promote-draft.ts';
import type { RunDependencies } from '../execution/start-run.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { cancelTransaction } from './cancel-transaction.ts';
import { requireFinished } from './finished-transaction.ts';
import type { OutcomeDependencies } from './record-outcomes.ts';

type Dependencies = OutcomeDependencies & RunDependencies & PlanDependencies;

/**
 * Pays again what an unpaid payment of a finished batch was to pay. A FAILED payment is cancelled first, which releases its
 * commissions. Then a new batch of one payment is executed for all that the affiliate is owed by now, if it is as much as the provider
 * takes. Asking again answers with the same new batch.
 *
 * @throws PayoutError `transaction_not_found`, `batch_not_finished`, `transaction_not_retryable`
 */
export async function retryTransaction(
  deps: Dependencies,
  context: Context,
  transactionId: TransactionId,
): Promise<{ readonly payment: Payment; readonly batch: Batch }> {
  const payment = await requireFinished(deps, transactionId);
  const earlier = await retriedBatch(deps, context, payment);
  const created = earlier ?? (await payAgain(deps, context, await cancelled(deps, context, payment)));
  const batch = await executeIfApproved(deps, context, created.batchId);
  return { payment: await requireFinished(deps, transactionId), batch };
}

/** The batch of an earlier retry; a draft that its maker left behind has all that it needs. */
async function retriedBatch(deps: Dependencies, context: Context, { retriedAs }: Payment): Promise<Batch | undefined> {
  if (retriedAs === undefined) return undefined;
  const batch = await deps.batches.find(batchIdOf(retriedAs));
  const made = batch?.status === 'DRAFT' ? await promoteDraft(deps, context, batch, true) : batch;
  // Another request or the sweep was faster: what the draft has become decides.
  const now = made ?? (await deps.batches.find(batchIdOf(retriedAs)));
  return now?.batchNumber === undefined ? undefined : now;
}

async function cancelled(deps: Dependencies, context: Context, payment: Payment): Promise<Payment> {
  const { status, transactionId } = payment;
  if (status === 'CANCELLED') return payment;
  if (status === 'FAILED') {
    // Whoever is refused finds the payment as it was.
    await requirePayable(deps, context, payment);
    return cancelTransaction(deps, context, transactionId);
  }
  throw new PayoutError({ code: 'transaction_not_retryable', transactionId, reason: `it is ${status}` });
}

/** The claim of the new payment and the mark on the old one are written in one transaction: of two retries one gets through. */
async function payAgain(deps: Dependencies, context: Context, payment: Payment): Promise<Batch> {
  const { transactionId } = payment;
  const { candidate, request } = await requirePayable(deps, context, payment);
  const queue = { waiting: [candidate], lost: [] };
  const [batch] = await makeBatches(deps, context, { ...request, isPreviewed: true, retryOf: payment }, queue);
  if (!batch) {
    const reason = 'another payment of the affiliate was made at the same time';
    throw new PayoutError({ code: 'transaction_not_retryable', transactionId, reason });
  }
  return batch;
}

/**
 * What the affiliate could be paid once the payment is given up.
 *
 * @throws PayoutError `transaction_not_retryable`, `restore_not_settled`
 */
async function requirePayable(deps: Dependencies, context: Context, payment: Payment) {
  const { transactionId, affiliateId, currency, batchId } = payment;
  const { provider } = (await deps.batches.find(batchId)) ?? {};
  if (provider === undefined) throw new Error(`batch ${batchId} does not exist`);
  const request = { currency, provider, generation: await claimingGeneration(deps.settings) };
  const rules = await currentRules(deps, context, request);
  // Whoever retries one payment has decided that it is to be paid: our minimum is for payouts at large. The provider's stays.
  const anyAmount = { ...rules, minimum: money(currency, rules.paymentMinMinor) };
  const [considered] = await consider(deps, [affiliateId], anyAmount, transactionId);
  if (!considered?.candidate) {
    const reason = considered?.row.ineligible?.reason ?? 'there is nothing to pay';
    throw new PayoutError({ code: 'transaction_not_retryable', transactionId, reason });
  }
  return { candidate: considered.candidate, request };
}
