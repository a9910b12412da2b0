import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { refuseWhatRunsWrong } from '../../../infra/local/portable-definition.ts';
import { definitionSchema, statesOf } from '../../infra/definitions.ts';
import { definitionOf, synthesised } from '../../infra/synthesised.ts';
import type { World } from '../../support/world.ts';
import { STEPS, type Step } from './steps.ts';

type Definition = ConstructorParameters<typeof StateMachine>[0];
const machineSchema = z.custom<Definition>((value) => definitionSchema.safeParse(value).success);
const invocation = z.object({ Payload: z.unknown() });

export interface MachineCounts {
  /** The states that are charged for: every state that was entered; those within a map count for each of its items. */
  readonly stateTransitions: number;
  readonly lambdaInvocations: number;
}

/** Runs a step; `name` is that of its state. */
type Invoke = (name: string, work: () => Promise<unknown>) => Promise<unknown>;

/**
 * One execution of the payout state machine: the deployed definition in the interpreter of the local stack, with the use
 * cases as its Lambdas.
 *
 * @throws Error if the execution fails
 */
export const runMachine = async (
  world: World,
  input: { readonly batchId: string; readonly run: number },
  invoke: Invoke,
): Promise<MachineCounts> => {
  const definition = deployedDefinition();
  let lambdaInvocations = 0;
  const handler = (name: string, step: Step) => async (given: unknown) => {
    lambdaInvocations += 1;
    const { Payload } = invocation.parse(given);
    const answer = await invoke(name, () => step(world, Payload));
    return { Payload: z.json().parse(JSON.parse(JSON.stringify(answer ?? null))) };
  };
  const tasks = statesOf(definitionSchema.parse(definition)).filter(([, { Type }]) => Type === 'Task');
  const handlers = tasks.map(([name]) => [name, handler(name, stepOf(name))] as const);
  const machine = new StateMachine(machineSchema.parse(definition));
  const waits = statesOf(definitionSchema.parse(definition)).filter(([, { Type }]) => Type === 'Wait');
  const { result, eventLogs } = machine.run(
    { ...input },
    {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(handlers),
        // The clock of the world is ours; nothing is waited for.
        waitTimeOverrides: Object.fromEntries(waits.map(([name]) => [name, 0])),
      },
    },
  );
  const [stateTransitions] = await Promise.all([statesEntered(eventLogs), result]);
  return { stateTransitions, lambdaInvocations };
};

/** The part of an ARN that only a deployment knows. The interpreter needs a complete ARN. */
const PARTITION = "{'Ref':'AWS::Partition'}";

const deployedDefinition = (): unknown => {
  const text = JSON.stringify(definitionOf(synthesised().engine, 'disbursement-dev-payout'));
  const definition: unknown = JSON.parse(text.replaceAll(PARTITION, 'aws'));
  refuseWhatRunsWrong(definition);
  return definition;
};

const stepOf = (name: string): Step => {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`the state ${name} is not among the steps that the bench can run`);
  return step;
};

const statesEntered = async (events: AsyncIterable<{ readonly type: string }>): Promise<number> => {
  let entered = 0;
  for await (const { type } of events) if (type === 'StateEntered') entered += 1;
  return entered;
};
