import { stopOf } from '../../domain/settings/settings.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { RunRef } from './events.ts';

/**
 * Whether an attempt that was committed before may be submitted again now: the batch is PROCESSING in this very run, not
 * finished, settling or taken over by a later one, and payouts are not stopped. To be asked right before submitting.
 */
export async function maySubmitAgain(
  { batches, settings }: { readonly batches: BatchRepository; readonly settings: SettingsReader },
  { batchId, run }: RunRef,
): Promise<boolean> {
  const batch = await batches.find(batchId);
  return batch?.status === 'PROCESSING' && batch.run === run && stopOf(await settings.load()) === undefined;
}
