import { settleBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { settleBatch } from '../../lib/payouts/execution/settle-batch.ts';
import { batches, type Dependencies, payments } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const settleBatchHandler = (deps: Pick<Dependencies, 'batches' | 'payments'>) =>
  executionHandler('settle-batch', settleBatchStep, (event, context) => settleBatch(deps, context, event));

export const handler = settleBatchHandler(lazily({ batches, payments }));
