import type { Batch } from '../../domain/batches/batch.ts';
import { isUnsent } from '../../domain/execution/held-up.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { Context } from '../shared/context.ts';

/** Whether something of the batch must be sent, for the first time or again. */
export function hasUnsent(payments: readonly Payment[]): boolean {
  return payments.some(isUnsent);
}

/** Queues a SETTLING batch of which something must be sent again. @returns false if it changed in between */
export async function queueAgain(batches: BatchRepository, context: Context, settling: Batch): Promise<boolean> {
  const queued = { status: 'QUEUED', queuedAt: context.now() } as const;
  const { result } = await moveBatch(batches, context, settling, queued, { action: 'batch.queued' });
  return result === 'moved';
}
