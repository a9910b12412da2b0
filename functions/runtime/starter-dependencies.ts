import type { ExecutionStarter } from '../../lib/payouts/execution/execution-starter.ts';
import { stepFunctionsClient } from './clients.ts';
import { type Dependencies, dependencies } from './dependencies.ts';
import { executionEnvironment } from './environment.ts';
import { once } from './once.ts';
import { StepFunctionsStarter } from './step-functions-starter.ts';

/** What the Lambdas need that start runs. It is kept apart so that only these bundle the Step Functions client. */
export type StarterDependencies = Pick<
  Dependencies,
  | 'affiliates'
  | 'audits'
  | 'batches'
  | 'holds'
  | 'ledger'
  | 'previews'
  | 'sent'
  | 'settings'
  | 'providers'
  | 'recovery'
  | 'requests'
  | 'sweepCursor'
  | 'webhooks'
> & {
  readonly executions: ExecutionStarter;
};

const executions = once(
  () => new StepFunctionsStarter(stepFunctionsClient(), executionEnvironment().STATE_MACHINE_ARN),
);

export const starterDependencies: StarterDependencies = {
  get affiliates() {
    return dependencies.affiliates;
  },
  get holds() {
    return dependencies.holds;
  },
  get recovery() {
    return dependencies.recovery;
  },
  get previews() {
    return dependencies.previews;
  },
  get sent() {
    return dependencies.sent;
  },
  get settings() {
    return dependencies.settings;
  },
  get sweepCursor() {
    return dependencies.sweepCursor;
  },
  get audits() {
    return dependencies.audits;
  },
  get requests() {
    return dependencies.requests;
  },
  get batches() {
    return dependencies.batches;
  },
  get ledger() {
    return dependencies.ledger;
  },
  get providers() {
    return dependencies.providers;
  },
  get webhooks() {
    return dependencies.webhooks;
  },
  get executions() {
    return executions();
  },
};
