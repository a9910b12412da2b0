import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { InvocationResult } from './function-instance.ts';
import { refuseWhatRunsWrong } from './portable-definition.ts';

type Definition = ConstructorParameters<typeof StateMachine>[0];
type RunInput = Parameters<StateMachine['run']>[0];
type Handler = (input: unknown) => Promise<RunInput>;

/** Step Functions refuses payloads beyond this; the interpreter does not. */
const PAYLOAD_LIMIT = 256 * 1024;
const json: z.ZodType<RunInput> = z.json();

interface States {
  readonly States: Readonly<Record<string, { readonly Type: string; readonly ItemProcessor?: States | undefined }>>;
}
const statesSchema: z.ZodType<States> = z.lazy(() =>
  z.object({
    States: z.record(z.string(), z.object({ Type: z.string(), ItemProcessor: statesSchema.optional() })),
  }),
);
const definitionSchema = z.custom<Definition>((value) => statesSchema.safeParse(value).success);
const invokeParameters = z.object({ FunctionName: z.string(), Payload: z.unknown() });

/** A failed step, under the name that Retry and Catch use. */
class StepError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface Run {
  readonly result: Promise<unknown>;
  abort(): void;
}

export type Machine = (input: unknown) => Run;

/** Invokes a Lambda. */
export type Invoke = (functionArn: string, event: unknown) => Promise<InvocationResult>;

/**
 * The template's own definition in a local interpreter. Its Lambda steps call `invoke` with the ARN in the definition.
 *
 * @throws Error if the definition leads nowhere, or uses what the interpreter gets wrong
 */
export const machineOf = (definition: string, invoke: Invoke): Machine => {
  const given: unknown = JSON.parse(definition);
  refuseWhatRunsWrong(given);
  const parsed = definitionSchema.parse(given);
  // It has been looked through. The library would do so with a JSON Schema that takes half a second to compile.
  const machine = new StateMachine(parsed, { validationOptions: { noValidate: true } });
  const invokeLambda: Handler = async (input) => {
    const { FunctionName, Payload } = invokeParameters.parse(input);
    const result = await invoke(FunctionName, Payload);
    if (!result.ok) throw new StepError(result.error.errorType, JSON.stringify(result.error));
    if (Buffer.byteLength(result.payload) > PAYLOAD_LIMIT) {
      throw new StepError('States.DataLimitExceeded', `${FunctionName} answered with more than 256 KiB.`);
    }
    return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: json.parse(JSON.parse(result.payload)) };
  };
  const taskResourceLocalHandlers = Object.fromEntries(
    taskNames(statesSchema.parse(parsed)).map((name) => [name, invokeLambda]),
  );
  return (input) => machine.run(json.parse(input), { overrides: { taskResourceLocalHandlers } });
};

const taskNames = ({ States }: States): string[] =>
  Object.entries(States).flatMap(([name, { Type, ItemProcessor }]) => [
    ...(Type === 'Task' ? [name] : []),
    ...(ItemProcessor === undefined ? [] : taskNames(ItemProcessor)),
  ]);
