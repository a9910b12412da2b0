import { splitBatchStep } from '../../lib/contracts/execution/execution-steps.ts';
import { splitBatch } from '../../lib/payouts/execution/split-batch.ts';
import {
  affiliates,
  batches,
  type Dependencies,
  holds,
  ledger,
  payments,
  providers,
  sent,
  settings,
} from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const splitBatchHandler = (
  deps: Pick<
    Dependencies,
    'batches' | 'payments' | 'affiliates' | 'ledger' | 'providers' | 'sent' | 'settings' | 'holds'
  >,
) => executionHandler('split-batch', splitBatchStep, (event, context) => splitBatch(deps, context, event));

export const handler = splitBatchHandler(
  lazily({ batches, payments, affiliates, ledger, providers, sent, settings, holds }),
);
