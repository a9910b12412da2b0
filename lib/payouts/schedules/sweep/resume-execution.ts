import { nextRun } from '../../../domain/execution/run-number.ts';
import { moveBatch } from '../../batches/move-batch.ts';
import type { RunDependencies } from '../../execution/start-run.ts';
import type { Context } from '../../shared/context.ts';

/** A step of the dead execution may still be recording outcomes, each of which changes the batch that we read. */
const MAX_TRIES = 20;

/** If the execution that holds the slot is gone, its batch continues in a new run, which gets the slot. */
export async function resumeDeadExecution(deps: RunDependencies, context: Context): Promise<string | undefined> {
  const slot = await deps.batches.slot();
  if (!slot || (await deps.executions.state(slot.batchId, slot.run)) === 'running') return undefined;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const batch = await deps.batches.find(slot.batchId);
    if (batch?.status !== 'PROCESSING' || batch.run !== slot.run) return undefined;
    const run = nextRun(batch, await deps.settings.load());
    const audit = { action: 'batch.run_started', status: 'WARNING' } as const;
    const { result } = await moveBatch(deps.batches, context, batch, { run }, audit, { slot: 'renew' });
    if (result === 'moved') {
      await deps.executions.start(batch.batchId, run);
      return `resumed ${batch.batchId} as run ${run}`;
    }
  }
  throw new Error(`batch ${slot.batchId} kept changing while it was written; try again`);
}
