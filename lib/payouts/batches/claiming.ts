import type { Batch } from '../../domain/batches/batch.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import { PayoutError } from '../shared/errors.ts';

/**
 * The generation in which something may be claimed now. While a restore is not settled nothing may be: what was paid in the
 * lost time is still missing in the ledger, and a claim would cover it a second time.
 *
 * @throws PayoutError `restore_not_settled`
 */
export async function claimingGeneration(settings: SettingsReader): Promise<number | undefined> {
  const { restored, generation } = await settings.load();
  if (restored) throw new PayoutError({ code: 'restore_not_settled', restoredTo: restored.to });
  return generation;
}

/**
 * Nothing of a batch from before a restore is released until the provider was asked about it: it may have been paid in the lost
 * time.
 *
 * @throws PayoutError `restore_not_settled`
 */
export async function requireAsked(settings: SettingsReader, batch: Pick<Batch, 'generation'>): Promise<void> {
  const { lastRestore, generation } = await settings.load();
  if (lastRestore === undefined || batch.generation === generation) return;
  const left = 'the sweep has not asked the provider about this batch yet';
  throw new PayoutError({ code: 'restore_not_settled', restoredTo: lastRestore.to, left });
}

/** What an id is derived from. What is done again after a restore gets other ids than it had in the lost time. */
export function purposeIn(generation: number | undefined, purpose: string): string {
  return generation === undefined ? purpose : `${purpose} of generation ${generation}`;
}
