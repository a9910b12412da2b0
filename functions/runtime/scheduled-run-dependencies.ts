import type { ScheduledRunStarter } from '../../lib/payouts/ports/scheduled-run-starter.ts';
import type { SettingsReader } from '../../lib/payouts/ports/settings-repository.ts';
import { stepFunctionsClient } from './clients.ts';
import { dependencies } from './dependencies.ts';
import { scheduledRunEnvironment } from './environment.ts';
import { once } from './once.ts';
import { StepFunctionsScheduledRuns } from './step-functions-scheduled-runs.ts';

/** What the Lambda needs that starts runs of the scheduled payouts. */
export type ScheduledRunDependencies = {
  readonly settings: SettingsReader;
  readonly scheduledRuns: ScheduledRunStarter;
};

const scheduledRuns = once(
  () => new StepFunctionsScheduledRuns(stepFunctionsClient(), scheduledRunEnvironment().SCHEDULED_PAYOUTS_ARN),
);

export const scheduledRunDependencies: ScheduledRunDependencies = {
  get settings() {
    return dependencies.settings;
  },
  get scheduledRuns() {
    return scheduledRuns();
  },
};
