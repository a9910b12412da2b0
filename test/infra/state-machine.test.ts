import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definitionOf, propertiesOf, synthesised } from './synthesised.ts';

interface Definition {
  readonly States: Readonly<Record<string, State>>;
}
const stateSchema = z.looseObject({
  Type: z.string(),
  TimeoutSeconds: z.number().optional(),
  Retry: z
    .array(
      z.object({
        ErrorEquals: z.array(z.string()),
        MaxAttempts: z.number(),
        IntervalSeconds: z.number(),
        BackoffRate: z.number(),
      }),
    )
    .optional(),
  get ItemProcessor(): z.ZodOptional<z.ZodType<Definition>> {
    return definitionSchema.optional();
  },
});
type State = z.output<typeof stateSchema>;
const definitionSchema: z.ZodType<Definition> = z.lazy(() => z.object({ States: z.record(z.string(), stateSchema) }));

const all = ({ States }: Definition): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] satisfies [string, State],
    ...(state.ItemProcessor ? all(state.ItemProcessor) : []),
  ]);

const { stateless } = synthesised();
const states = all(definitionSchema.parse(definitionOf(stateless)));
const tasks = states.filter(([, { Type }]) => Type === 'Task');

describe('the payout state machine', () => {
  it('has the steps of the design', () => {
    expect(tasks.map(([name]) => name).sort()).toEqual([
      'AcquireSlot',
      'Assess',
      'Confirm',
      'Finalize',
      'MarkUnknown',
      'PayChunk',
      'Settle',
      'Split',
      'StartNext',
    ]);
  });

  it('uses each state name once, because the local interpreter knows handlers by name', () => {
    expect(new Set(states.map(([name]) => name)).size).toBe(states.length);
  });

  it.each(tasks)('%s ends by itself, later than its Lambda', (_name, { TimeoutSeconds }) => {
    expect(TimeoutSeconds).toBeGreaterThan(60);
  });

  it.each(tasks)('%s is repeated by our policy alone', (_name, { Retry }) => {
    expect(Retry).toHaveLength(1);
    expect(Retry?.[0]).toMatchObject({ MaxAttempts: 3, IntervalSeconds: 1, BackoffRate: 2 });
  });

  it('never repeats a payment that may have run', () => {
    const retried = tasks.find(([name]) => name === 'PayChunk')?.[1].Retry?.flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(retried).toEqual(['Lambda.TooManyRequestsException']);
  });

  it('hands a failed chunk on as it was', () => {
    const [, payChunk] = tasks.find(([name]) => name === 'PayChunk') ?? [];
    expect(payChunk?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'MarkUnknown' }]);
  });

  it('pays one chunk at a time, inline', () => {
    expect(states.find(([name]) => name === 'Pay')?.[1]).toMatchObject({
      MaxConcurrency: 1,
      ItemProcessor: { States: { PayChunk: {}, MarkUnknown: {} } },
    });
  });

  it('logs everything but the data, and traces', () => {
    const [machine] = propertiesOf(stateless, 'AWS::StepFunctions::StateMachine').values();
    expect(machine).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });
});
