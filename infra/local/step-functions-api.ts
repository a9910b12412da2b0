import { createServer, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { wordsOf } from './console.ts';
import type { Execution, Executions } from './executions.ts';
import { listen } from './listen.ts';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const startSchema = z.object({
  stateMachineArn: z.string(),
  name: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]+$/u)
    .optional(),
  input: z.string().default('{}'),
});
const describeSchema = z.object({ executionArn: z.string() });
const stopSchema = describeSchema.extend({ error: z.string().optional(), cause: z.string().optional() });

/** A refusal, under the name that the SDK turns into an exception. */
class ApiError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface StepFunctionsApi {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * The part of the Step Functions API that the product uses, for `@aws-sdk/client-sfn` through AWS_ENDPOINT_URL_SFN:
 * StartExecution, DescribeExecution, StopExecution.
 */
export const startStepFunctionsApi = async (executions: () => Executions): Promise<StepFunctionsApi> => {
  const operations = operationsOf(executions);
  const server: Server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^AWSStepFunctions\./, '');
    try {
      const body: unknown = JSON.parse(await text(request));
      const run = operations.get(operation);
      if (run === undefined) throw new ApiError('UnknownOperationException', `${operation} does not exist here.`);
      send(response, 200, run(body));
    } catch (error) {
      const name = error instanceof ApiError ? error.name : 'ValidationException';
      send(response, 400, { __type: name, message: wordsOf(error) });
    }
  });
  const port = await listen(server, 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
};

const operationsOf = (executions: () => Executions) =>
  new Map<string, (body: unknown) => unknown>([
    ['StartExecution', (body) => start(executions(), startSchema.parse(body))],
    ['DescribeExecution', (body) => existing(executions(), describeSchema.parse(body).executionArn)],
    [
      'StopExecution',
      (body) => {
        const { executionArn, error, cause } = stopSchema.parse(body);
        existing(executions(), executionArn);
        executions().abort(executionArn, error, cause);
        return { stopDate: existing(executions(), executionArn).stopDate };
      },
    ],
  ]);

/** A name is taken for good. Only an equal start of a running execution gets the first one's answer again. */
const start = (executions: Executions, asked: z.output<typeof startSchema>) => {
  const { stateMachineArn, input, name = crypto.randomUUID() } = asked;
  if (!executions.isMachine(stateMachineArn)) {
    throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
  try {
    JSON.parse(input);
  } catch {
    throw new ApiError('InvalidExecutionInput', 'The input is not JSON.');
  }
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const found = executions.find(executionArn);
  if (found !== undefined && (found.status !== 'RUNNING' || found.input !== input)) {
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
  }
  const { startDate } = found ?? executions.start({ executionArn, stateMachineArn, name, input });
  return { executionArn, startDate };
};

const existing = (executions: Executions, executionArn: string): Execution => {
  const found = executions.find(executionArn);
  if (found === undefined) {
    throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  }
  return found;
};
