import { queueScheduledBatchesStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { queueScheduledBatches } from '../../../lib/payouts/schedules/queue-scheduled-batches.ts';
import { batches, payments, settings } from '../../runtime/dependencies.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';
import { lazily } from '../../runtime/lazily.ts';
import { executions, type StarterDependencies } from '../../runtime/starter-dependencies.ts';

export const queueScheduledBatchesHandler = (
  deps: Pick<StarterDependencies, 'batches' | 'payments' | 'executions' | 'settings'>,
) =>
  executionHandler('queue-scheduled-batches', queueScheduledBatchesStep, async (event, context) => {
    const { scheduledTime, currency, page } = event;
    await queueScheduledBatches(deps, context, { scheduledTime, currency, page });
    return { ...event, page: page + 1 };
  });

export const handler = queueScheduledBatchesHandler(lazily({ batches, payments, executions, settings }));
