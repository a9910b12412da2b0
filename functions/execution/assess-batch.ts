import { assessBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { assessBatch } from '../../lib/payouts/execution/assess-batch.ts';
import { batches, type Dependencies, payments, providers, sent, settings } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const assessBatchHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'providers' | 'sent' | 'settings'>,
) => executionHandler('assess-batch', assessBatchStep, (event, context) => assessBatch(deps, context, event));

export const handler = assessBatchHandler(lazily({ batches, payments, providers, sent, settings }));
