import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { mayStart, type RunDependencies, startRun } from '../execution/start-run.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { requireBatch } from './get-batch.ts';
import { type QueueDependencies, queueBatch } from './queue-batch.ts';

export type ExecuteDependencies = QueueDependencies & RunDependencies;

/** Executes a batch that was made to be executed at once; it stays PENDING where it first needs an approval. */
export async function executeIfApproved(deps: ExecuteDependencies, context: Context, batchId: BatchId): Promise<Batch> {
  try {
    return await executeBatch(deps, context, batchId);
  } catch (error) {
    const isWaiting = error instanceof PayoutError && error.refused.code === 'approval_required';
    if (!isWaiting) throw error;
    return requireBatch(deps.batches, batchId);
  }
}

/**
 * Queues a batch, and starts it if no other is being executed. Asking again changes nothing.
 *
 * @throws PayoutError `batch_not_found`, `batch_not_executable`, `approval_required`
 */
export async function executeBatch(deps: ExecuteDependencies, context: Context, batchId: BatchId): Promise<Batch> {
  const batch = await requireBatch(deps.batches, batchId);
  switch (batch.status) {
    case 'PENDING': {
      const queued = await queueBatch(deps, context, batch);
      if (queued.kind === 'approval-wanted') throw new PayoutError({ code: 'approval_required', batchId });
      // Another caller came first. Decide again by the batch as it is now.
      if (queued.kind === 'changed') return executeBatch(deps, context, batchId);
      await startIfFree(deps, context, queued.batch);
      return requireBatch(deps.batches, batchId);
    }
    case 'QUEUED':
      await startAgain(deps, context, batch);
      return requireBatch(deps.batches, batchId);
    case 'PROCESSING':
    case 'SETTLING':
    case 'COMPLETED':
    case 'FAILED':
      return batch;
    case 'DRAFT':
    case 'CANCELLING':
    case 'CANCELLED':
      throw new PayoutError({ code: 'batch_not_executable', batchId, status: batch.status });
    default:
      return batch.status satisfies never;
  }
}

async function startIfFree(deps: ExecuteDependencies, context: Context, queued: Batch): Promise<void> {
  if (await mayStart(deps)) await startRun(deps, context, queued);
}

/** For a batch that was queued before: its start may be under way, may have been lost, or may have found the slot taken. */
async function startAgain(deps: ExecuteDependencies, context: Context, queued: Batch): Promise<void> {
  const { batchId, run } = queued;
  const state = run === 0 ? 'ended' : await deps.executions.state(batchId, run);
  switch (state) {
    case 'running':
      return;
    case 'never-started':
      // Another caller has just raised the run and is about to start it; starting it twice starts it once.
      return deps.executions.start(batchId, run);
    case 'ended':
      return startIfFree(deps, context, queued);
    default:
      return state satisfies never;
  }
}
