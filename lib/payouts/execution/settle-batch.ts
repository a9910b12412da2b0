import type { BatchRepository } from '../batches/batch-repository.ts';
import { describeBatch } from '../batches/describe-batch.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { Judged, Progress } from './events.ts';
import { isWritten } from './finalize-batch.ts';
import { hasUnsent, queueAgain } from './queue-again.ts';

export type Settled = Progress & {
  readonly settled: boolean;
  /** After how long the run goes on asking without the slot; absent if that is left to the sweep. */
  readonly waitSeconds?: number;
};

/**
 * Everything is sent, but some outcomes stay open: the batch is SETTLING and gives the slot back. The run goes on asking if
 * `waitSeconds` says so, and otherwise the sweep does. When the run of a SETTLING batch comes back here, it has asked for as
 * long as usual, or found that something must be sent again: then the batch is QUEUED. Not settled: a payment moved since the
 * batch was assessed, so it has to be assessed again.
 */
export async function settleBatch(
  deps: { readonly batches: BatchRepository; readonly payments: PaymentRepository },
  context: Context,
  { batchId, run, round, confirmTries, judgedVersion, waitSeconds = 0 }: Judged & { readonly waitSeconds?: number },
): Promise<Settled> {
  const progress = { batchId, run, round, confirmTries };
  const goesOn = { ...progress, settled: true, ...(waitSeconds > 0 && { waitSeconds }) };
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  if (batch.run !== run) return { ...progress, settled: true };
  if (batch.status === 'SETTLING') {
    if (waitSeconds === 0 && hasUnsent(await deps.payments.ofBatch(batchId)))
      await queueAgain(deps.batches, context, batch);
    return goesOn;
  }
  if (batch.status !== 'PROCESSING') return { ...progress, settled: true };
  if (batch.version !== judgedVersion) return { ...progress, settled: false };
  const details = { ...describeBatch(batch), counts: batch.counts };
  const audit = { action: 'batch.settling', status: 'WARNING', details } as const;
  const { result } = await moveBatch(deps.batches, context, batch, { status: 'SETTLING' }, audit, { slot: 'release' });
  return isWritten(result, batch) ? goesOn : { ...progress, settled: false };
}
