import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Gate } from '../effects/gate.ts';
import type { Process } from '../effects/process.ts';
import type { StepFunctionsClient } from '../product.ts';
import type { Json } from './paths.ts';

type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
/** Runs one to its end; says how it ended. */
export type RunExecution = (machineArn: string, name: string, input: Json) => Promise<Exclude<Status, 'RUNNING'>>;

export type Start = { readonly machineArn: string; readonly name: string; readonly input: string };

const $metadata = {};

/** Executions by ARN, as Step Functions keeps them: a name is taken for good. */
export class StepFunctions {
  readonly #executions = new Map<string, { status: Status; readonly input: string }>();
  readonly #run: RunExecution;

  constructor(run: RunExecution) {
    this.#run = run;
  }

  /** As one process calls it. */
  client(gate: Gate, process: Process): StepFunctionsClient {
    return {
      send: (command) => {
        if (command instanceof StartExecutionCommand) {
          const { stateMachineArn = '', name = '', input = '{}' } = command.input;
          return gate.pass<object>(process, {
            kind: 'start',
            act: () => {
              const start = { machineArn: stateMachineArn, name, input };
              process.starts.push(start);
              return this.#start(start);
            },
            text: () => `starts execution ${name}`,
          });
        }
        if (command instanceof DescribeExecutionCommand) {
          const { executionArn = '' } = command.input;
          return gate.pass<object>(process, {
            kind: 'describe',
            act: () => this.#describe(executionArn),
            under: () => Promise.reject(new ExecutionDoesNotExist({ message: 'it does not show yet', $metadata })),
            text: () => `asks whether execution ${executionArn.slice(executionArn.lastIndexOf(':') + 1)} runs`,
          });
        }
        throw new Error(`Step Functions is not simulated for ${command.constructor.name}`);
      },
    };
  }

  /** For somebody whose answer is known. */
  startAgain(start: Start): void {
    void this.#start(start).catch(() => undefined);
  }

  /** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html, "StartExecution is idempotent" */
  async #start({ machineArn, name, input }: Start): Promise<object> {
    const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = this.#executions.get(arn);
    if (known) {
      if (known.status === 'RUNNING' && known.input === input) return { executionArn: arn };
      throw new ExecutionAlreadyExists({ message: `${name} exists`, $metadata });
    }
    const execution: { status: Status; readonly input: string } = { status: 'RUNNING', input };
    this.#executions.set(arn, execution);
    const given: Json = JSON.parse(input);
    void this.#run(machineArn, name, given).then((status) => {
      execution.status = status;
    });
    return { executionArn: arn };
  }

  async #describe(executionArn: string): Promise<object> {
    const execution = this.#executions.get(executionArn);
    if (!execution) throw new ExecutionDoesNotExist({ message: 'there is no such execution', $metadata });
    return { executionArn, status: execution.status };
  }
}
