import { synthesisedProduct } from '../../../infra/access/policies.ts';
import type { Definitions } from './machines.ts';

/** From the templates that a deployment of the stage `dev` would upload; takes some seconds, most of it the CDK's. */
export function synthesisedDefinitions(): Definitions {
  const machines = synthesisedProduct().all('AWS::StepFunctions::StateMachine');
  const named = (name: string): string => {
    const machine = machines.find((one) => one.property('StateMachineName') === `disbursement-dev-${name}`);
    if (!machine) throw new Error(`the templates have no state machine ${name}`);
    return String(machine.property('DefinitionString'));
  };
  return { payout: named('payout'), scheduledPayouts: named('scheduled-payouts') };
}
