import type { Batch } from '../../domain/batches/batch.ts';
import { describeVerdict, endOf } from '../../domain/batches/verdict.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import type { BatchRepository } from './batch-repository.ts';
import { describeBatch } from './describe-batch.ts';
import { finishBatch } from './finish-batch.ts';
import type { MoveAudit } from './move-batch.ts';

/** Why the payments of a batch that is called off are cancelled. */
export const CALLED_OFF = { code: 'batch_cancelled', message: 'The batch was cancelled' };

const ENDS = {
  COMPLETED: { action: 'batch.completed', status: 'SUCCESS' },
  FAILED: { action: 'batch.failed', status: 'FAILURE' },
  CANCELLED: { action: 'batch.cancelled', status: 'SUCCESS' },
} as const satisfies Readonly<Record<ReturnType<typeof endOf>, MoveAudit>>;

/**
 * Ends a batch that has no open payment: by the verdict, or as CANCELLED if it was called off before any of it was paid.
 * Read the payments after the batch.
 */
export async function judge(
  batches: BatchRepository,
  context: Context,
  batch: Batch,
  payments: readonly Payment[],
  slot?: 'release',
) {
  const status = endOf(batch);
  const calledOff = batch.calledOff && { ...batch.calledOff, payments: payments.filter(isCalledOff).length };
  const errorMessage = status === 'FAILED' ? describeVerdict(batch.counts) : undefined;
  const details = {
    ...describeBatch(batch),
    counts: batch.counts,
    ...(calledOff && { calledOff: calledOff.payments }),
  };
  const finishedAt = context.now();
  // After a restore, a batch that was never started here may have been sent in the lost time.
  const mayComeBack = batch.startedAt !== undefined || payments.some(({ attemptIds }) => attemptIds.length > 0);
  const { result } = await finishBatch(
    batches,
    context,
    batch,
    payments,
    { status, finishedAt, errorMessage, calledOff, returnsDueAt: mayComeBack ? finishedAt : undefined },
    { ...ENDS[status], details },
    slot,
  );
  return result;
}

function isCalledOff({ status, failure }: Payment): boolean {
  return status === 'CANCELLED' && failure?.code === CALLED_OFF.code;
}
