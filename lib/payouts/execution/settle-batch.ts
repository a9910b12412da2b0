import type { BatchRepository } from '../batches/batch-repository.ts';
import { describeBatch } from '../batches/describe-batch.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { Context } from '../shared/context.ts';
import type { Judged, Progress } from './events.ts';
import { isWritten } from './finalize-batch.ts';

/**
 * Everything is sent, but some outcomes stay open: the batch is SETTLING and gives the slot back, and the sweep goes on asking.
 * Not settled: a payment moved since the batch was assessed, so it has to be assessed again.
 */
export async function settleBatch(
  deps: { readonly batches: BatchRepository },
  context: Context,
  { batchId, run, round, confirmTries, judgedVersion }: Judged,
): Promise<Progress & { readonly settled: boolean }> {
  const progress = { batchId, run, round, confirmTries };
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  if (batch.run !== run || batch.status !== 'PROCESSING') return { ...progress, settled: true };
  if (batch.version !== judgedVersion) return { ...progress, settled: false };
  const details = { ...describeBatch(batch), counts: batch.counts };
  const audit = { action: 'batch.settling', status: 'WARNING', details } as const;
  const { result } = await moveBatch(deps.batches, context, batch, { status: 'SETTLING' }, audit, { slot: 'release' });
  return { ...progress, settled: isWritten(result, batch) };
}
