import { finalizeBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { finalizeBatch } from '../../lib/payouts/execution/finalize-batch.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const finalizeBatchHandler = (deps: Pick<Dependencies, 'batches'>) =>
  executionHandler('finalize-batch', finalizeBatchStep, (event, context) => finalizeBatch(deps, context, event));

export const handler = finalizeBatchHandler(dependencies);
