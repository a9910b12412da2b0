import { makeScheduledBatchesStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { makeScheduledBatches } from '../../../lib/payouts/schedules/make-scheduled-batches.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';

type MakeDependencies = Pick<
  Dependencies,
  'affiliates' | 'holds' | 'ledger' | 'settings' | 'previews' | 'providers' | 'batches'
>;

export const makeScheduledBatchesHandler = (deps: MakeDependencies) =>
  executionHandler('make-scheduled-batches', makeScheduledBatchesStep, async ({ after, ...page }, context) => {
    const made = await makeScheduledBatches(deps, context, { ...page, after: after ?? undefined });
    return { ...page, after: made.after ?? null, more: made.more };
  });

export const handler = makeScheduledBatchesHandler(dependencies);
