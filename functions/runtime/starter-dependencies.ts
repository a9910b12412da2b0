import type { ExecutionStarter } from '../../lib/payouts/execution/execution-starter.ts';
import { stepFunctionsClient } from './clients.ts';
import type { Dependencies } from './dependencies.ts';
import { executionEnvironment } from './environment.ts';
import { once } from './once.ts';
import { StepFunctionsStarter } from './step-functions-starter.ts';

/** What the Lambdas need that start runs. It is kept apart so that only these bundle the Step Functions client. */
export type StarterDependencies = Dependencies & { readonly executions: ExecutionStarter };

export const executions = once(
  () => new StepFunctionsStarter(stepFunctionsClient(), executionEnvironment().STATE_MACHINE_ARN),
);
