import { actorName } from '../../domain/audit/actor.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { isOpen } from '../../domain/transactions/payment.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { cancelPayments } from '../transactions/cancel-payments.ts';
import type { OutcomeDependencies } from '../transactions/record-outcomes.ts';
import type { BatchRepository } from './batch-repository.ts';
import { requireAsked } from './claiming.ts';
import { requireBatch } from './get-batch.ts';
import { CALLED_OFF, judge } from './judge-batch.ts';
import { moveBatch } from './move-batch.ts';

/** What calling off a batch takes, once it is allowed. */
type CallOffDependencies = OutcomeDependencies & { readonly batches: BatchRepository };

export type CancelDependencies = CallOffDependencies & { readonly settings: SettingsReader };

const DRAFT_ABANDONED = { code: 'draft_abandoned', message: 'Creating the batch was interrupted' };

/**
 * Calls off a batch that is not being sent. Its unpaid payments are cancelled, and their commissions are payable again. If
 * part of it was paid, it ends by the verdict (M9), else as CANCELLED. Of a FAILED batch it cancels the FAILED payments,
 * and the batch stays as the record of what happened. Asking again changes nothing.
 *
 * @throws PayoutError `batch_not_found`, `batch_not_cancellable`, `restore_not_settled`
 */
export async function cancelBatch(deps: CancelDependencies, context: Context, batchId: BatchId): Promise<Batch> {
  const batch = await requireBatch(deps.batches, batchId);
  switch (batch.status) {
    case 'PENDING':
    case 'QUEUED':
      await requireAsked(deps.settings, batch);
      // Another caller, or the execution, came first. Decide again by the batch as it is now.
      if (!(await beginCancelling(deps, context, batch))) return cancelBatch(deps, context, batchId);
      await continueCancelling(deps, context, batchId);
      return requireBatch(deps.batches, batchId);
    case 'CANCELLING':
      await requireAsked(deps.settings, batch);
      await continueCancelling(deps, context, batchId);
      return requireBatch(deps.batches, batchId);
    case 'FAILED':
      if (batch.counts.FAILED === 0) return batch;
      await requireAsked(deps.settings, batch);
      await cancelPayments(deps, context, batchId, ({ status }) => status === 'FAILED', CALLED_OFF);
      return requireBatch(deps.batches, batchId);
    case 'CANCELLED':
      return batch;
    case 'COMPLETED':
      // Called off when nearly all of it was paid.
      if (batch.calledOff) return batch;
      throw new PayoutError({ code: 'batch_not_cancellable', batchId, status: batch.status });
    case 'DRAFT':
    case 'PROCESSING':
    case 'SETTLING':
      throw new PayoutError({ code: 'batch_not_cancellable', batchId, status: batch.status });
    default:
      return batch.status satisfies never;
  }
}

/** Releases the claims of an abandoned draft. From here on no claim is added to it, and it is never listed. */
export async function abandonDraft(deps: CallOffDependencies, context: Context, draft: Batch): Promise<boolean> {
  if (!(await beginCancelling(deps, context, draft))) return false;
  await continueCancelling(deps, context, draft.batchId);
  return true;
}

async function beginCancelling(deps: CallOffDependencies, context: Context, before: Batch): Promise<boolean> {
  const audit = { action: 'batch.cancelling' } as const;
  const calledOff = before.status === 'DRAFT' ? undefined : { by: actorName(context.actor), at: context.now() };
  const patch = { status: 'CANCELLING', waiting: undefined, calledOff } as const;
  const { result } = await moveBatch(deps.batches, context, before, patch, audit);
  return result === 'moved';
}

/** Cancels what is left of a CANCELLING batch, and ends it. It stays CANCELLING while an earlier attempt may still pay something of it. */
export async function continueCancelling(
  deps: CallOffDependencies,
  context: Context,
  batchId: BatchId,
): Promise<boolean> {
  const wasDraft = (await deps.batches.find(batchId))?.batchNumber === undefined;
  await cancelPayments(deps, context, batchId, () => true, wasDraft ? DRAFT_ABANDONED : CALLED_OFF);
  const batch = await deps.batches.find(batchId);
  if (batch?.status !== 'CANCELLING') return false;
  const payments = await deps.payments.ofBatch(batchId);
  if (payments.some(({ status, liveAttemptId }) => isOpen(status) || liveAttemptId !== undefined)) return false;
  return (await judge(deps.batches, context, batch, payments)) === 'moved';
}
