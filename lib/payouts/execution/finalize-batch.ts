import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchRepository, MoveResult } from '../batches/batch-repository.ts';
import { judge } from '../batches/judge-batch.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { Judged, Progress } from './events.ts';

/**
 * Judges the batch (M9) and gives the slot back, if it still has it, in one transaction. Not finalized: a payment moved since the batch was
 * assessed, so it has to be assessed again.
 */
export async function finalizeBatch(
  deps: { readonly batches: BatchRepository; readonly payments: PaymentRepository },
  context: Context,
  { batchId, run, round, confirmTries, judgedVersion }: Judged,
): Promise<Progress & { readonly finalized: boolean }> {
  const progress = { batchId, run, round, confirmTries };
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const isSettling = batch.status === 'SETTLING';
  // A repetition of this step, the sweep or a later run has finished it.
  if (batch.run !== run || (batch.status !== 'PROCESSING' && !isSettling)) return { ...progress, finalized: true };
  if (batch.version !== judgedVersion) return { ...progress, finalized: false };
  const payments = await deps.payments.ofBatch(batchId);
  const result = await judge(deps.batches, context, batch, payments, isSettling ? undefined : 'release');
  return { ...progress, finalized: isWritten(result, batch) };
}

/** False when the batch changed in between. @throws Error for what only a broken table can bring about */
export function isWritten(result: MoveResult, { batchId }: Batch): boolean {
  switch (result) {
    case 'moved':
    case 'already-done':
      return true;
    case 'changed':
      return false;
    case 'missing':
    case 'slot-busy':
      // A batch is PROCESSING in the very run that holds the slot; both change together or not at all.
      throw new Error(`batch ${batchId} cannot give back the slot: it is ${result}`);
    default:
      return result satisfies never;
  }
}
