import { finalizeBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { finalizeBatch } from '../../lib/payouts/execution/finalize-batch.ts';
import { batches, type Dependencies, payments } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const finalizeBatchHandler = (deps: Pick<Dependencies, 'batches' | 'payments'>) =>
  executionHandler('finalize-batch', finalizeBatchStep, (event, context) => finalizeBatch(deps, context, event));

export const handler = finalizeBatchHandler(lazily({ batches, payments }));
