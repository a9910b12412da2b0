import { startNextBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { startNextBatch } from '../../lib/payouts/execution/start-run.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { type StarterDependencies, starterDependencies } from '../runtime/starter-dependencies.ts';

export const startNextBatchHandler = (
  deps: Pick<StarterDependencies, 'batches' | 'executions' | 'sent' | 'settings'>,
) =>
  executionHandler('start-next-batch', startNextBatchStep, async (_run, context) => {
    const started = await startNextBatch(deps, context);
    return { started: started?.batchId ?? null };
  });

export const handler = startNextBatchHandler(starterDependencies);
