import type { Batch } from '../../domain/batches/batch.ts';
import { isOf } from '../../domain/recovery/recovery.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { RecoveryRepository } from './recovery-repository.ts';

type Dependencies = {
  readonly settings: SettingsReader;
  readonly recovery: Pick<RecoveryRepository, 'load' | 'save'>;
};

/**
 * For a batch from before a settled restore about which no pass has asked, because the index did not show it in time.
 * Nothing of it is sent or released until the provider is asked, so the passes begin again. Whoever calls this knows
 * the batch by its item.
 *
 * @returns what it did; nothing if the batch need not be asked about, or will be
 */
export async function lookAgain({ settings, recovery }: Dependencies, batch: Batch): Promise<string | undefined> {
  const { restored, generation } = await settings.load();
  if (restored || generation === undefined || batch.generation === generation) return undefined;
  const known = await recovery.load();
  if (known === undefined || !isOf(known, { generation, isSettled: true }) || known.pass || !known.last?.isClean)
    return undefined;
  const again = await recovery.save({ ...known, last: undefined, firstLooks: {} });
  return again === 'saved'
    ? `${batch.batchId} is from before the restore, and the provider will be asked about it`
    : undefined;
}
