import type { Batch } from '../batches/batch.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * The number of a batch's next run. After a restore it continues above the generation, which is the moment of the restore
 * in seconds. No earlier run can have had that number, unless more than one was started per second. So the names of runs
 * and the ids of attempts never equal those of the lost time, which Step Functions and the provider remember and we do not.
 */
export function nextRun({ run }: Pick<Batch, 'run'>, { generation = 0 }: Pick<Settings, 'generation'>): number {
  return Math.max(run, generation) + 1;
}
