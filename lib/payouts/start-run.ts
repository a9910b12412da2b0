import type { Batch } from '../domain/batch.ts';
import { isPaused } from '../domain/settings.ts';
import { moveBatch } from './move-batch.ts';
import type { BatchRepository } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';
import type { ExecutionStarter } from './ports/execution-starter.ts';
import type { SettingsReader } from './ports/settings-repository.ts';

export type RunDependencies = {
  readonly batches: BatchRepository;
  readonly executions: ExecutionStarter;
  readonly settings: SettingsReader;
};

/**
 * Starts an execution of a QUEUED batch under a new run number. The number is raised first, by a conditional write: of
 * two callers one starts, and whatever an earlier run still has under way can no longer take the slot.
 */
export async function startRun(deps: RunDependencies, context: Context, queued: Batch): Promise<boolean> {
  const run = queued.run + 1;
  const { result } = await moveBatch(
    deps.batches,
    context,
    queued,
    { run },
    { action: 'batch.run_started', status: 'INFO' },
  );
  if (result !== 'moved') return false;
  await deps.executions.start(queued.batchId, run);
  return true;
}

/**
 * Nothing is started while payouts are paused, nor while another batch has the slot: whoever resumes, or gives the slot
 * back, starts the next.
 */
export async function mayStart({ batches, settings }: RunDependencies): Promise<boolean> {
  return (await batches.slot()) === undefined && !isPaused(await settings.load());
}

/** If nothing stands in the way, starts the batch that has been QUEUED longest. */
export async function startNextBatch(deps: RunDependencies, context: Context): Promise<Batch | undefined> {
  if (!(await mayStart(deps))) return undefined;
  const queued = await deps.batches.oldest('QUEUED');
  if (!queued) return undefined;
  return (await startRun(deps, context, queued)) ? queued : undefined;
}
