import { assessBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { assessBatch } from '../../lib/payouts/execution/assess-batch.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const assessBatchHandler = (deps: Pick<Dependencies, 'batches' | 'providers' | 'sent' | 'settings'>) =>
  executionHandler('assess-batch', assessBatchStep, (event, context) => assessBatch(deps, context, event));

export const handler = assessBatchHandler(dependencies);
