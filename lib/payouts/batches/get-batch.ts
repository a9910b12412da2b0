import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { batchContentHash } from './batch-content.ts';
import type { BatchRepository } from './batch-repository.ts';

/** A batch with all its payments; `contentHash` is what an approval of it is bound to. */
export type BatchView = { readonly batch: Batch; readonly payments: readonly Payment[]; readonly contentHash: string };

/** @throws PayoutError `batch_not_found` (also for a draft and an abandoned draft) */
export async function getBatch(
  deps: { readonly batches: BatchRepository; readonly payments: PaymentRepository },
  batchId: BatchId,
): Promise<BatchView> {
  const batch = await requireBatch(deps.batches, batchId);
  const payments = await deps.payments.ofBatch(batchId);
  return { batch, payments, contentHash: batchContentHash(batch, payments) };
}

/** @throws PayoutError `batch_not_found` (also for a draft and an abandoned draft) */
export async function requireBatch(batches: BatchRepository, batchId: BatchId): Promise<Batch> {
  const batch = await batches.find(batchId);
  if (batch?.batchNumber === undefined) throw new PayoutError({ code: 'batch_not_found', batchId });
  return batch;
}
