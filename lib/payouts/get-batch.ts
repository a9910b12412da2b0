import type { Batch } from '../domain/batch.ts';
import type { BatchId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { PayoutError } from './errors.ts';
import type { BatchRepository } from './ports/batch-repository.ts';

/** @throws PayoutError `batch_not_found` (a draft, or one whose making died, counts as not there) */
export async function getBatch(
  deps: { readonly batches: BatchRepository },
  batchId: BatchId,
): Promise<{ readonly batch: Batch; readonly payments: readonly Payment[] }> {
  const batch = await requireBatch(deps.batches, batchId);
  return { batch, payments: await deps.batches.payments(batchId) };
}

/** @throws PayoutError `batch_not_found` (a draft, or one whose making died, counts as not there) */
export async function requireBatch(batches: BatchRepository, batchId: BatchId): Promise<Batch> {
  const batch = await batches.find(batchId);
  if (batch?.batchNumber === undefined) throw new PayoutError({ code: 'batch_not_found', batchId });
  return batch;
}
