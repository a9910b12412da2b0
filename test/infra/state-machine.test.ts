import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { refuseWhatRunsWrong } from '../../infra/local/portable-definition.ts';
import {
  type Definition,
  definitionSchema,
  MAY_HAVE_RUN,
  mutatedIn,
  requireOurRules,
  type State,
  statesOf,
  TURNED_AWAY,
} from './definitions.ts';
import { definitionOf, propertiesOf, synthesised } from './synthesised.ts';

const { engine } = synthesised();
const definition = definitionSchema.parse(definitionOf(engine, 'disbursement-dev-payout'));
const states = statesOf(definition);
const tasks = states.filter(([, { Type }]) => Type === 'Task');

/** A copy of the definition with one state changed. */
const mutated = (name: string, change: (state: State) => object): Definition => mutatedIn(definition, name, change);

describe('the payout state machine', () => {
  it('has the steps of the design', () => {
    expect(tasks.map(([name]) => name).sort()).toEqual([
      'AcquireSlot',
      'Assess',
      'Confirm',
      'Finalize',
      'MarkUnknown',
      'Park',
      'PayChunk',
      'Settle',
      'Split',
      'StartNext',
    ]);
  });

  it('uses each state name once, because the local interpreter knows handlers by name', () => {
    expect(new Set(states.map(([name]) => name)).size).toBe(states.length);
  });

  it('ends every step by itself and repeats it by our policy alone; a payment that may have run never', () => {
    expect(() => requireOurRules(definition, ['PayChunk'])).not.toThrow();
  });

  it.each([
    ['a task without a time-out', 'Assess', { TimeoutSeconds: undefined }],
    ['a time-out that comes before the one of the Lambda', 'Assess', { TimeoutSeconds: 60 }],
    ['a task of the nested map without one', 'PayChunk', { TimeoutSeconds: undefined }],
    ['a task without a Retry', 'Split', { Retry: undefined }],
    ['a Retry with more attempts', 'Split', { Retry: [TURNED_AWAY, { ...MAY_HAVE_RUN, MaxAttempts: 6 }] }],
    ['a step that is not repeated when it may have run', 'Confirm', { Retry: [TURNED_AWAY] }],
    ['a payment repeated after an error that says nothing', 'PayChunk', { Retry: [TURNED_AWAY, MAY_HAVE_RUN] }],
    [
      'a payment given up after some seconds of throttling',
      'PayChunk',
      { Retry: [{ ...TURNED_AWAY, MaxAttempts: 3 }] },
    ],
    [
      'waits without an upper end',
      'MarkUnknown',
      { Retry: [{ ...TURNED_AWAY, MaxDelaySeconds: 3_600 }, MAY_HAVE_RUN] },
    ],
  ])('would not pass with %s', (_what, name, change) => {
    expect(() =>
      requireOurRules(
        mutated(name, () => change),
        ['PayChunk'],
      ),
    ).toThrow();
  });

  it("would not pass with the CDK's own Retry beside ours", () => {
    const added = { ErrorEquals: ['Lambda.ServiceException'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 };
    const both = mutated('PayChunk', ({ Retry }) => ({ Retry: [...z.array(z.unknown()).parse(Retry), added] }));
    expect(() => requireOurRules(both, ['PayChunk'])).toThrow('a policy that we did not write');
  });

  it('hands a failed chunk on as it was', () => {
    const [, payChunk] = tasks.find(([name]) => name === 'PayChunk') ?? [];
    expect(payChunk?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'MarkUnknown' }]);
  });

  it('pays one chunk at a time, inline', () => {
    expect(states.find(([name]) => name === 'Pay')?.[1]).toMatchObject({
      MaxConcurrency: 1,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, States: { PayChunk: {}, MarkUnknown: {} } },
    });
  });

  it('logs everything but the data, and traces', () => {
    for (const machine of propertiesOf(engine, 'AWS::StepFunctions::StateMachine').values()) {
      expect(machine).toMatchObject({
        StateMachineType: 'STANDARD',
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        TracingConfiguration: { Enabled: true },
      });
    }
  });
});

describe('what the local interpreter accepts but gets wrong', () => {
  it('does not occur in the definition', () => {
    expect(() => refuseWhatRunsWrong(definition)).not.toThrow();
  });

  const parameters = (Payload: object, more: object = {}) => ({
    Parameters: { FunctionName: 'arn', Payload, ...more },
  });
  it.each<[string, string, object]>([
    ['a step in JSONata', 'Split', { QueryLanguage: 'JSONata' }],
    ['arguments in JSONata', 'Split', { Arguments: { Payload: '{% $states.input %}' } }],
    ['an expression of JSONata', 'Split', parameters({ batchId: '{% $states.input.batchId %}' })],
    ['an output in JSONata', 'Split', { Output: '{% $states.result %}' }],
    ['Assign', 'Split', { Assign: { 'batchId.$': '$.batchId' } }],
    ['Assign in a wait', 'WaitBeforeSplit', { Assign: { waited: true } }],
    ['Assign in a choice', 'WhatNext?', { Assign: { looked: true } }],
    ['a variable', 'Split', parameters({ 'batchId.$': '$batchId' })],
    ['a variable deep in the parameters', 'PayChunk', parameters({ deep: { list: [{ 'batchId.$': '$batchId' }] } })],
    ['a variable as a result path', 'Split', { ResultPath: '$result' }],
    ['the context object of a state', 'Split', parameters({ 'entered.$': '$$.State.EnteredTime' })],
    ['the context object of an execution', 'Split', parameters({ 'id.$': '$$.Execution.Id' })],
    [
      'the context object in a choice',
      'WhatNext?',
      { Choices: [{ Variable: '$$.Execution.RedriveCount', StringEquals: '1', Next: 'Settle' }] },
    ],
    ['a task token', 'Split', { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }],
    ['the name of a task token', 'Split', parameters({ 'token.$': '$$.Task.Token' })],
    ['a service that is waited for', 'Split', { Resource: 'arn:aws:states:::states:startExecution.sync:2' }],
    ['an activity', 'Split', { Resource: 'arn:aws:states:eu-central-1:000000000000:activity:approve' }],
    ['a heartbeat', 'Split', { HeartbeatSeconds: 10 }],
    ['a time-out from the input', 'Split', { TimeoutSecondsPath: '$.seconds' }],
    [
      'a distributed map',
      'Pay',
      {
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Done',
          States: { Done: { Type: 'Succeed' } },
        },
      },
    ],
    ['an item batcher', 'Pay', { ItemBatcher: { MaxItemsPerBatch: 10 } }],
    ['an item reader', 'Pay', { ItemReader: { Resource: 'arn:aws:states:::s3:getObject' } }],
    ['a result writer', 'Pay', { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }],
    ['tolerated failures', 'Pay', { ToleratedFailurePercentage: 10 }],
    ['a tolerated number of failures', 'Pay', { ToleratedFailureCount: 1 }],
    ['a label of a map', 'Pay', { Label: 'pay' }],
    ['jitter', 'Split', { Retry: [{ ...TURNED_AWAY, JitterStrategy: 'FULL' }] }],
    ['credentials of another account', 'Split', { Credentials: { RoleArn: 'arn' } }],
  ])('would be refused: %s', (_what, name, change) => {
    expect(() => refuseWhatRunsWrong(mutated(name, () => change))).toThrow('cannot run this definition');
  });

  it('would be refused for the machine as a whole: JSONata, and a time-out', () => {
    expect(() => refuseWhatRunsWrong({ ...definition, QueryLanguage: 'JSONata' })).toThrow('QueryLanguage');
    expect(() => refuseWhatRunsWrong({ ...definition, TimeoutSeconds: 60 })).toThrow('TimeoutSeconds');
  });
});

describe('a definition that leads nowhere', () => {
  it.each<[string, string, object, string]>([
    ['by a step', 'Split', { Next: 'Nowhere' }, 'Split goes on to Nowhere'],
    ['by a choice', 'WhatNext?', { Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Nowhere' }] }, 'to Nowhere'],
    ['by the other way of a choice', 'WhatNext?', { Default: 'Nowhere' }, 'to Nowhere'],
    [
      'by an error that is caught in a map',
      'PayChunk',
      { Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Split' }] },
      'PayChunk goes on to Split',
    ],
    ['by a step with no next one that is not the end', 'Split', { Next: undefined }, 'Split must either'],
    ['by a step that is the end and has a next one', 'Split', { End: true }, 'Split must either'],
  ])('would be refused: %s', (_what, name, change, text) => {
    expect(() => refuseWhatRunsWrong(mutated(name, () => change))).toThrow(text);
  });

  it('would be refused if it starts at none of its states', () => {
    expect(() => refuseWhatRunsWrong({ ...definition, StartAt: 'Nowhere' })).toThrow('starts at Nowhere');
  });
});
