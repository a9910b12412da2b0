import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { StepFunctionsStarter } from '../../../functions/runtime/step-functions-starter.ts';
import { BATCH_ID } from '../support/examples.ts';

const ARN = 'arn:aws:states:eu-central-1:000000000000:stateMachine:payout';
const sfn = mockClient(SFNClient);
const starter = new StepFunctionsStarter(new SFNClient({ region: 'eu-central-1' }), ARN);
const fault = { message: 'said AWS', $metadata: {} };

beforeEach(() => sfn.reset());

describe('starting a run', () => {
  it('names the execution after batch and run, and hands on nothing but ids', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await starter.start(BATCH_ID, 3);
    const [call] = sfn.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toEqual({
      stateMachineArn: ARN,
      name: 'batch-1-3',
      input: '{"batchId":"batch-1","run":3}',
    });
  });

  it('a second time is not an error', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    await expect(starter.start(BATCH_ID, 3)).resolves.toBeUndefined();
  });

  it('fails when there is no state machine', async () => {
    sfn.on(StartExecutionCommand).rejects(new StateMachineDoesNotExist(fault));
    await expect(starter.start(BATCH_ID, 3)).rejects.toThrow('said AWS');
  });
});

describe('the state of a run', () => {
  it.each([
    ['RUNNING', 'running'],
    ['PENDING_REDRIVE', 'running'],
    ['SUCCEEDED', 'ended'],
    ['FAILED', 'ended'],
    ['TIMED_OUT', 'ended'],
    ['ABORTED', 'ended'],
  ] as const)('while the execution is %s is %s', async (status, state) => {
    sfn.on(DescribeExecutionCommand).resolves({ status });
    expect(await starter.state(BATCH_ID, 3)).toBe(state);
    const [call] = sfn.commandCalls(DescribeExecutionCommand);
    expect(call?.args[0].input.executionArn).toBe(`${ARN.replace('stateMachine', 'execution')}:batch-1-3`);
  });

  it('that has no execution is never-started', async () => {
    sfn.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(fault));
    expect(await starter.state(BATCH_ID, 3)).toBe('never-started');
  });

  it('is not guessed when it cannot be asked', async () => {
    sfn.on(DescribeExecutionCommand).rejects(new Error('no connection'));
    await expect(starter.state(BATCH_ID, 3)).rejects.toThrow('no connection');
  });
});
