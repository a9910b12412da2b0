import { payChunkStep } from '../../lib/contracts/execution/execution-steps.ts';
import { payChunk } from '../../lib/payouts/execution/pay-chunk.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';
import { executionHandler } from '../runtime/execution-handler.ts';

export const payChunkHandler = (
  deps: Pick<Dependencies, 'batches' | 'incidents' | 'ledger' | 'providers' | 'sent' | 'settings'>,
) =>
  executionHandler('pay-chunk', payChunkStep, async (event, context) => {
    await payChunk(deps, context, event);
    return {};
  });

export const handler = payChunkHandler(dependencies);
