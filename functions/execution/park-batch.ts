import { parkBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { parkBatch } from '../../lib/payouts/execution/park-batch.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const parkBatchHandler = (deps: Pick<Dependencies, 'batches' | 'providers' | 'sent' | 'settings'>) =>
  executionHandler('park-batch', parkBatchStep, (event, context) => parkBatch(deps, context, event));

export const handler = parkBatchHandler(dependencies);
