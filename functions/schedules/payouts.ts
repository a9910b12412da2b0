import type { Context as LambdaContext } from 'aws-lambda';
import { scheduleFired } from '../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { type ScheduledRunDependencies, startScheduledRun } from '../../lib/payouts/schedules/start-scheduled-run.ts';
import { systemContext } from '../runtime/context.ts';
import { payoutRuns, settings } from '../runtime/dependencies.ts';
import { lazily } from '../runtime/lazily.ts';
import { logger } from '../runtime/logger.ts';
import { emit } from '../runtime/metrics.ts';
import { dailyTimes, scheduledRuns } from '../runtime/scheduled-run-dependencies.ts';

/** Called by the schedule, for the time that the event names. */
export const payoutsHandler =
  (deps: ScheduledRunDependencies) => async (event: unknown, lambdaContext: LambdaContext) => {
    logger.addContext(lambdaContext);
    const { scheduledTime } = scheduleFired.parse(event);
    const outcome = await startScheduledRun(deps, systemContext('payouts'), scheduledTime);
    if (outcome === 'started') emit('ScheduledRuns', 1, { phase: 'started' });
    logger.info('payout schedule fired', { scheduledTime, outcome });
    return { scheduledTime, outcome };
  };

export const handler = payoutsHandler(lazily({ dailyTimes, payoutRuns, scheduledRuns, settings }));
