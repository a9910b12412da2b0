import { describe, expect, it } from 'vitest';
import { refuseWhatRunsWrong } from '../../infra/local/portable-definition.ts';
import { definitionSchema, mutatedIn, requireOurRules, statesOf } from './definitions.ts';
import { definitionOf, synthesised } from './synthesised.ts';

const { engine } = synthesised({ timeZone: 'Europe/Berlin' });
const definition = definitionSchema.parse(definitionOf(engine, 'disbursement-dev-scheduled-payouts'));
const states = statesOf(definition);
const stateOf = (name: string) => states.find(([each]) => each === name)?.[1];

describe('the state machine of scheduled payouts', () => {
  it('finds the currencies, and makes and queues the batches of each, page by page', () => {
    const tasks = states.filter(([, { Type }]) => Type === 'Task').map(([name]) => name);
    expect(tasks.sort()).toEqual(['End', 'FindCurrencies', 'MakeBatches', 'QueueBatches']);
    expect(stateOf('EachCurrency')).toMatchObject({
      MaxConcurrency: 1,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'MakeBatches' },
      Next: 'End',
    });
    expect(stateOf('QueueBatches')).toMatchObject({ Next: 'MorePages?' });
    expect(stateOf('MorePages?')).toMatchObject({
      Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'MakeBatches' }],
      Default: 'CurrencyDone',
    });
  });

  it('uses each state name once, because the local interpreter knows handlers by name', () => {
    expect(new Set(states.map(([name]) => name)).size).toBe(states.length);
  });

  it('ends every step by itself and repeats it by our policy alone', () => {
    expect(() => requireOurRules(definition)).not.toThrow();
    expect(() => requireOurRules(mutatedIn(definition, 'MakeBatches', () => ({ TimeoutSeconds: 60 })))).toThrow();
    expect(() => requireOurRules(mutatedIn(definition, 'QueueBatches', () => ({ Retry: [] })))).toThrow();
  });

  it.each(['MakeBatches', 'QueueBatches'])(
    'gives up one currency, not the others, if %s fails, and says so',
    (name) => {
      expect(stateOf(name)?.Catch).toEqual([
        { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'GiveUpCurrency' },
      ]);
      expect(stateOf('End')?.Catch).toBeUndefined();
    },
  );

  it('uses nothing that the local interpreter gets wrong', () => {
    expect(() => refuseWhatRunsWrong(definition)).not.toThrow();
    expect(() => refuseWhatRunsWrong(mutatedIn(definition, 'EachCurrency', () => ({ ItemSelector: {} })))).toThrow();
  });
});

describe('the payout schedule', () => {
  it('fires at two in the morning, in the time zone of the deployment, with the time that it fires for', () => {
    engine.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'disbursement-dev-payouts',
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Target: { Input: '{"schedule":"payouts","scheduledTime":"<aws.scheduler.scheduled-time>"}' },
    });
  });
});
