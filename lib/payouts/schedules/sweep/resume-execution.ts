import { nextRun } from '../../../domain/execution/run-number.ts';
import { moveBatch } from '../../batches/move-batch.ts';
import type { RunDependencies } from '../../execution/start-run.ts';
import type { Context } from '../../shared/context.ts';

/** A step of the dead run may still be recording outcomes, each of which changes the batch. */
const MAX_TRIES = 20;

/** If the run that holds the slot is dead, its batch continues in a new run, which gets the slot. */
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
