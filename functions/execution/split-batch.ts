import { splitBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { splitBatch } from '../../lib/payouts/execution/split-batch.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const splitBatchHandler = (
  deps: Pick<Dependencies, 'batches' | 'affiliates' | 'ledger' | 'providers' | 'sent' | 'settings' | 'holds'>,
) => executionHandler('split-batch', splitBatchStep, (event, context) => splitBatch(deps, context, event));

export const handler = splitBatchHandler(dependencies);
