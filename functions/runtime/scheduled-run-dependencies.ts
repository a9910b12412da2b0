import { stepFunctionsClient } from './clients.ts';
import { dailyTimesEnvironment, scheduledRunEnvironment } from './environment.ts';
import { once } from './once.ts';
import { StepFunctionsScheduledRuns } from './step-functions-scheduled-runs.ts';

// What the Lambdas need that start scheduled runs.
export const scheduledRuns = once(
  () => new StepFunctionsScheduledRuns(stepFunctionsClient(), scheduledRunEnvironment().SCHEDULED_PAYOUTS_ARN),
);
export const dailyTimes = once(dailyTimesEnvironment);
