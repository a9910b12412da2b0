import type { Context as LambdaContext } from 'aws-lambda';
import { scheduleFired } from '../../lib/contracts/scheduled-payout-steps.ts';
import { startScheduledRun } from '../../lib/payouts/scheduled/start-scheduled-run.ts';
import { logger } from '../runtime/logger.ts';
import { type ScheduledRunDependencies, scheduledRunDependencies } from '../runtime/scheduled-run-dependencies.ts';

/** Fired by the schedule, for the time that the event names. */
export const payoutsHandler =
  (deps: ScheduledRunDependencies) => async (event: unknown, lambdaContext: LambdaContext) => {
    logger.addContext(lambdaContext);
    const { scheduledTime } = scheduleFired.parse(event);
    const outcome = await startScheduledRun(deps, scheduledTime);
    logger.info('payout schedule fired', { scheduledTime, outcome });
    return { scheduledTime, outcome };
  };

export const handler = payoutsHandler(scheduledRunDependencies);
