import { makeScheduledBatchesStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { makeScheduledBatches } from '../../../lib/payouts/schedules/make-scheduled-batches.ts';
import {
  affiliates,
  batches,
  type Dependencies,
  holds,
  ledger,
  payments,
  previews,
  providers,
  settings,
} from '../../runtime/dependencies.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';
import { lazily } from '../../runtime/lazily.ts';

type MakeDependencies = Pick<
  Dependencies,
  'affiliates' | 'holds' | 'ledger' | 'settings' | 'previews' | 'providers' | 'batches' | 'payments'
>;

export const makeScheduledBatchesHandler = (deps: MakeDependencies) =>
  executionHandler('make-scheduled-batches', makeScheduledBatchesStep, async ({ after, ...page }, context) => {
    const made = await makeScheduledBatches(deps, context, { ...page, after: after ?? undefined });
    return { ...page, after: made.after ?? null, more: made.more };
  });

export const handler = makeScheduledBatchesHandler(
  lazily({ affiliates, holds, ledger, settings, previews, providers, batches, payments }),
);
