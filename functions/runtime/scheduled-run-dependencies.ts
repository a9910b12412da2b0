import type { ScheduledRunDependencies } from '../../lib/payouts/schedules/start-scheduled-run.ts';
import { stepFunctionsClient } from './clients.ts';
import { dependencies } from './dependencies.ts';
import { dailyTimesEnvironment, scheduledRunEnvironment } from './environment.ts';
import { once } from './once.ts';
import { StepFunctionsScheduledRuns } from './step-functions-scheduled-runs.ts';

const scheduledRuns = once(
  () => new StepFunctionsScheduledRuns(stepFunctionsClient(), scheduledRunEnvironment().SCHEDULED_PAYOUTS_ARN),
);
const dailyTimes = once(dailyTimesEnvironment);

/** What the Lambdas need that start scheduled runs. */
export const scheduledRunDependencies: ScheduledRunDependencies = {
  get settings() {
    return dependencies.settings;
  },
  get payoutRuns() {
    return dependencies.payoutRuns;
  },
  get scheduledRuns() {
    return scheduledRuns();
  },
  get dailyTimes() {
    return dailyTimes();
  },
};
