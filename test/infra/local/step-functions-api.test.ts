import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidExecutionInput,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Executions } from '../../../infra/local/executions.ts';
import type { InvocationResult } from '../../../infra/local/function-instance.ts';
import { machineOf } from '../../../infra/local/state-machine.ts';
import { type StepFunctionsApi, startStepFunctionsApi } from '../../../infra/local/step-functions-api.ts';

const MACHINE = 'arn:aws:states:eu-central-1:000000000000:stateMachine:tiny';
const RERUN = `${MACHINE}-again`;
const step = (next: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'arn:aws:lambda:eu-central-1:000000000000:function:double', 'Payload.$': '$' },
  TimeoutSeconds: 5,
  ...next,
});
const DEFINITION = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 1,
      ResultPath: '$.doubled',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Double',
        States: {
          Double: step({
            OutputPath: '$.Payload',
            Catch: [{ ErrorEquals: ['RangeError'], ResultPath: null, Next: 'Same' }],
            End: true,
          }),
          Same: { Type: 'Pass', End: true },
        },
      },
      End: true,
    },
  },
};

let hangs = true;
let invoked = 0;

const lambda = async (_arn: string, event: unknown): Promise<InvocationResult> => {
  invoked += 1;
  if (event === 13) return { ok: false, error: { errorType: 'RangeError', errorMessage: 'unlucky' } };
  if (event === 14) return { ok: false, error: { errorType: 'TypeError', errorMessage: 'not caught' } };
  if (event === 99 && hangs) return new Promise(() => {});
  return { ok: true, payload: JSON.stringify(Number(event) * 2) };
};

let dir: string;
let api: StepFunctionsApi;
let client: SFNClient;
let executions: Executions;

const open = () => {
  executions = new Executions({
    machines: new Map([
      [MACHINE, { run: machineOf(JSON.stringify(DEFINITION), lambda), afterStop: 'aborted' }],
      [RERUN, { run: machineOf(JSON.stringify(DEFINITION), lambda), afterStop: 'again' }],
    ]),
    file: join(dir, 'executions.jsonl'),
    onChange: () => {},
  });
};
beforeEach(async () => {
  hangs = true;
  dir = mkdtempSync(join(tmpdir(), 'executions-'));
  open();
  api = await startStepFunctionsApi(() => executions);
  client = new SFNClient({
    endpoint: api.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterEach(async () => {
  client.destroy();
  executions.stop();
  await api.stop();
  rmSync(dir, { recursive: true });
});

const start = (name: string, items: number[], stateMachineArn = MACHINE) =>
  client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ items }) }));
const describeIt = (executionArn = '') => client.send(new DescribeExecutionCommand({ executionArn }));
const ended = (executionArn = '') =>
  vi.waitFor(async () => {
    const execution = await describeIt(executionArn);
    expect(execution.status).not.toBe('RUNNING');
    return execution;
  });

describe('the local Step Functions, asked through the SDK', () => {
  it('runs the definition, with its Map and Catch', async () => {
    const { executionArn, startDate } = await start('one', [1, 13, 3]);
    expect(executionArn).toBe('arn:aws:states:eu-central-1:000000000000:execution:tiny:one');
    expect(startDate).toBeInstanceOf(Date);
    const { status, output } = await ended(executionArn);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toEqual({ items: [1, 13, 3], doubled: [2, 13, 6] });
  });

  it('says which error ended an execution', async () => {
    const { executionArn } = await start('bad', [14]);
    expect(await ended(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'TypeError',
      cause: '{"errorType":"TypeError","errorMessage":"not caught"}',
    });
  });

  it('answers the very same start of a running execution as the first one', async () => {
    const first = await start('slow', [99]);
    expect((await start('slow', [99])).startDate).toEqual(first.startDate);
  });

  it('refuses a taken name: with another input, or after the execution ended', async () => {
    await start('slow', [99]);
    await expect(start('slow', [98])).rejects.toThrow(ExecutionAlreadyExists);
    await ended((await start('quick', [1])).executionArn);
    await expect(start('quick', [1])).rejects.toThrow(ExecutionAlreadyExists);
  });

  it('stops an execution', async () => {
    const { executionArn } = await start('slow', [99]);
    await client.send(new StopExecutionCommand({ executionArn, cause: 'enough' }));
    expect(await describeIt(executionArn)).toMatchObject({ status: 'ABORTED', cause: 'enough' });
  });

  it('refuses what does not exist', async () => {
    await expect(describeIt(`${MACHINE}:nothing`)).rejects.toThrow(ExecutionDoesNotExist);
    await expect(client.send(new StartExecutionCommand({ stateMachineArn: `${MACHINE}2` }))).rejects.toThrow(
      StateMachineDoesNotExist,
    );
    await expect(client.send(new StartExecutionCommand({ stateMachineArn: MACHINE, input: '{' }))).rejects.toThrow(
      InvalidExecutionInput,
    );
  });

  it('remembers executions after a restart; what was running is aborted', async () => {
    const done = (await start('done', [1])).executionArn;
    await ended(done);
    const running = (await start('running', [99])).executionArn;
    executions.stop();
    open();
    expect((await describeIt(done)).status).toBe('SUCCEEDED');
    expect((await describeIt(running)).status).toBe('ABORTED');
    await expect(start('running', [99])).rejects.toThrow(ExecutionAlreadyExists);
  });

  it('runs again after a restart what was running, where the state machine says so, and once', async () => {
    const lost = (await start('one', [99], RERUN)).executionArn;
    const done = (await start('two', [1], RERUN)).executionArn;
    await ended(done);
    executions.stop();
    hangs = false;
    open();
    expect((await describeIt(lost)).status).toBe('RUNNING');
    const before = invoked;
    executions.resume();
    executions.resume();
    expect(await ended(lost)).toMatchObject({ status: 'SUCCEEDED', output: '{"items":[99],"doubled":[198]}' });
    expect(invoked - before).toBe(1);
    await expect(start('one', [99], RERUN)).rejects.toThrow(ExecutionAlreadyExists);
  });

  it('keeps the executions of each state machine apart', async () => {
    const [one, other] = [await start('same', [1]), await start('same', [2], RERUN)];
    expect((await ended(one.executionArn)).output).toContain('"doubled":[2]');
    expect((await ended(other.executionArn)).output).toContain('"doubled":[4]');
  });

  it('refuses a definition that the interpreter would run wrongly', () => {
    const jsonata = JSON.stringify({ ...DEFINITION, QueryLanguage: 'JSONata' });
    expect(() => machineOf(jsonata, lambda)).toThrow('QueryLanguage');
  });
});
