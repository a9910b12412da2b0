import { payChunkStep } from '../../lib/contracts/execution/execution-steps.ts';
import { payChunk } from '../../lib/payouts/execution/pay-chunk.ts';
import {
  batches,
  type Dependencies,
  incidents,
  ledger,
  payments,
  providers,
  sent,
  settings,
} from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';
import { lazily } from '../runtime/lazily.ts';

export const payChunkHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'incidents' | 'ledger' | 'providers' | 'sent' | 'settings'>,
) =>
  executionHandler('pay-chunk', payChunkStep, async (event, context) => {
    await payChunk(deps, context, event);
    return {};
  });

export const handler = payChunkHandler(lazily({ batches, payments, incidents, ledger, providers, sent, settings }));
