import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { isOpen } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { cancelPayments } from '../transactions/cancel-payments.ts';
import type { OutcomeDependencies } from '../transactions/record-outcomes.ts';
import { describeBatch } from './describe-batch.ts';
import { finishBatch } from './finish-batch.ts';
import { requireBatch } from './get-batch.ts';
import { moveBatch } from './move-batch.ts';

const CANCELLED_BY_ADMIN = { code: 'batch_cancelled', message: 'The batch was cancelled' };
const DRAFT_ABANDONED = { code: 'draft_abandoned', message: 'Making the batch broke off' };

/**
 * Cancels a batch that has not been sent: its payments are cancelled and their commissions are payable again. Of a FAILED
 * batch it cancels the FAILED payments, and the batch stays as the record of what happened. Asking again changes nothing.
 *
 * @throws PayoutError `batch_not_found`, `batch_not_cancellable`
 */
export async function cancelBatch(deps: OutcomeDependencies, context: Context, batchId: BatchId): Promise<Batch> {
  const batch = await requireBatch(deps.batches, batchId);
  switch (batch.status) {
    case 'PENDING':
    case 'QUEUED':
      // Lost to another caller (or to the execution, which just took it): what the batch has become decides.
      if (!(await beginCancelling(deps, context, batch))) return cancelBatch(deps, context, batchId);
      await continueCancelling(deps, context, batchId);
      return requireBatch(deps.batches, batchId);
    case 'CANCELLING':
      await continueCancelling(deps, context, batchId);
      return requireBatch(deps.batches, batchId);
    case 'FAILED':
      await cancelPayments(deps, context, batchId, ({ status }) => status === 'FAILED', CANCELLED_BY_ADMIN);
      return requireBatch(deps.batches, batchId);
    case 'CANCELLED':
      return batch;
    case 'DRAFT':
    case 'PROCESSING':
    case 'SETTLING':
    case 'COMPLETED':
      throw new PayoutError({ code: 'batch_not_cancellable', batchId, status: batch.status });
    default:
      return batch.status satisfies never;
  }
}

/** A draft that nobody makes any more gives its claims back. From here on no claim is added to it, and it never is listed. */
export async function abandonDraft(deps: OutcomeDependencies, context: Context, draft: Batch): Promise<boolean> {
  if (!(await beginCancelling(deps, context, draft))) return false;
  await continueCancelling(deps, context, draft.batchId);
  return true;
}

async function beginCancelling(deps: OutcomeDependencies, context: Context, before: Batch): Promise<boolean> {
  const audit = { action: 'batch.cancelling' } as const;
  const { result } = await moveBatch(deps.batches, context, before, { status: 'CANCELLING' }, audit);
  return result === 'moved';
}

/** Cancels what is left of a CANCELLING batch. It stays CANCELLING while an earlier attempt may still pay something of it. */
export async function continueCancelling(
  deps: OutcomeDependencies,
  context: Context,
  batchId: BatchId,
): Promise<boolean> {
  const wasDraft = (await deps.batches.find(batchId))?.batchNumber === undefined;
  await cancelPayments(deps, context, batchId, () => true, wasDraft ? DRAFT_ABANDONED : CANCELLED_BY_ADMIN);
  const batch = await deps.batches.find(batchId);
  if (batch?.status !== 'CANCELLING') return false;
  const payments = await deps.batches.payments(batchId);
  if (payments.some(({ status, liveAttemptId }) => isOpen(status) || liveAttemptId !== undefined)) return false;
  const patch = { status: 'CANCELLED', finishedAt: context.now() } as const;
  const details = { ...describeBatch(batch), counts: batch.counts };
  const audit = { action: 'batch.cancelled', details } as const;
  return (await finishBatch(deps.batches, context, batch, payments, patch, audit)).result === 'moved';
}
