import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../../domain/batches/batch.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import type { BatchMove, BatchRepository, Moved } from './batch-repository.ts';
import { type BatchPatch, batchMove, type MoveAudit } from './move-batch.ts';

/** Lost races with other batches that finish before giving up; each loss means that one of them got through. */
const MAX_TRIES = 50;

/**
 * Moves a batch to its final state, with a final entry that commits to all its payments as they were read and to the final of the
 * batch before. Read the payments after the batch: if one moves since, it raises the batch's version, and the write is refused.
 */
export async function finishBatch(
  batches: BatchRepository,
  context: Context,
  before: Batch,
  payments: readonly Payment[],
  patch: BatchPatch,
  audit: MoveAudit,
  slot?: BatchMove['slot'],
): Promise<Moved> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { move, entry } = batchMove(context, before, patch, audit, { slot });
    const previous = await batches.newestFinal();
    const { result, after } = await batches.finish(move, { previous, payments }, entry);
    if (result !== 'overtaken') return { result, after };
    await sleep(10 * tries);
  }
  throw new Error(
    `batch ${before.batchId} could not be finished because other batches kept finishing first; try again`,
  );
}
