import { parkBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { parkBatch } from '../../lib/payouts/execution/park-batch.ts';
import { batches, type Dependencies, payments, providers, sent, settings } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const parkBatchHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'providers' | 'sent' | 'settings'>,
) => executionHandler('park-batch', parkBatchStep, (event, context) => parkBatch(deps, context, event));

export const handler = parkBatchHandler(lazily({ batches, payments, providers, sent, settings }));
