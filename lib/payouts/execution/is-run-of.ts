import type { BatchRepository } from '../ports/batch-repository.ts';
import type { RunRef } from './events.ts';

/** The batch is PROCESSING in this very run: not finished or settling, nor taken over by a later run. */
export async function isRunOf(batches: BatchRepository, { batchId, run }: RunRef): Promise<boolean> {
  const batch = await batches.find(batchId);
  return batch?.status === 'PROCESSING' && batch.run === run;
}
