import { payoutStateMachineName } from '../config.ts';
import type { LocalMachine } from './executions.ts';
import type { Product } from './product.ts';
import { type Invoke, machineOf } from './state-machine.ts';
import { LOCAL_STAGE } from './synth.ts';

/**
 * Every state machine of the template, by ARN. On AWS an execution outlives everything. Here the sweep continues what the
 * payout state machine was doing, in a new run. The others have only steps that may be repeated, so they run again.
 */
export const machinesOf = (product: Product, invoke: Invoke): ReadonlyMap<string, LocalMachine> =>
  new Map(
    product.all('AWS::StepFunctions::StateMachine').map((resource): [string, LocalMachine] => {
      const isSwept = resource.attribute('Name') === payoutStateMachineName({ stage: LOCAL_STAGE });
      const run = machineOf(String(resource.property('DefinitionString')), invoke);
      return [resource.ref, { run, afterStop: isSwept ? 'aborted' : 'again' }];
    }),
  );
