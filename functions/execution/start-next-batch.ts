import { startNextBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { startNextBatch } from '../../lib/payouts/execution/start-run.ts';
import { batches, payments, sent, settings } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';
import { executions, type StarterDependencies } from '../runtime/starter-dependencies.ts';

export const startNextBatchHandler = (
  deps: Pick<StarterDependencies, 'batches' | 'payments' | 'executions' | 'sent' | 'settings'>,
) =>
  executionHandler('start-next-batch', startNextBatchStep, async (_run, context) => {
    const started = await startNextBatch(deps, context);
    return { started: started?.batchId ?? null };
  });

export const handler = startNextBatchHandler(lazily({ batches, payments, executions, sent, settings }));
