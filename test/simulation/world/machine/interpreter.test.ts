import { describe, expect, it } from 'vitest';
import { machineOf } from './definition.ts';
import { execute } from './interpreter.ts';
import { PAYOUT_MACHINE } from './machines.ts';
import type { Json } from './paths.ts';
import { sharedMachines } from './shared-machines.ts';
import { Aborted, StateError } from './state-error.ts';

const RETRY = [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 5, MaxDelaySeconds: 5 }];
const task = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'the-lambda', Payload: { 'id.$': '$.id' } },
  OutputPath: '$.Payload',
  TimeoutSeconds: 70,
  End: true,
  ...more,
});
const machine = (States: object, StartAt = 'First') => machineOf(JSON.stringify({ StartAt, States }));

/** What the world does, and what was asked of it. */
function around(answer: (payload: Json, tries: number) => Json) {
  const seen: string[] = [];
  let tries = 0;
  return {
    seen,
    enter: async (state: string) => void seen.push(state),
    wait: async (seconds: number) => void seen.push(`waits ${seconds}`),
    invoke: async (_lambda: string, payload: Json) => {
      tries += 1;
      return answer(payload, tries);
    },
  };
}

describe('the interpreter', () => {
  it('hands a Lambda the fields that its state names, and goes on with its answer', async () => {
    const world = around((payload) => ({ was: payload }));
    expect(await execute(machine({ First: task() }), { id: 'a', other: 1 }, world)).toEqual({ was: { id: 'a' } });
  });

  it('fails on a field that is not there', async () => {
    await expect(
      execute(
        machine({ First: task() }),
        {},
        around(() => null),
      ),
    ).rejects.toThrow('$.id');
  });

  it('repeats a task as its policy says, each time later and never later than the most', async () => {
    const world = around((_, tries) => {
      if (tries <= 5) throw new StateError('Busy');
      return 'done';
    });
    expect(await execute(machine({ First: task({ Retry: RETRY }) }), { id: 'a' }, world)).toBe('done');
    expect(world.seen).toEqual(['First', 'waits 1', 'waits 2', 'waits 4', 'waits 5', 'waits 5']);
  });

  it('gives up when the tries are used up, and at once for an error that the policy does not name', async () => {
    const failing = (name: string) => around(() => Promise.reject(new StateError(name)) as never);
    const busy = failing('Busy');
    await expect(execute(machine({ First: task({ Retry: RETRY }) }), { id: 'a' }, busy)).rejects.toThrow('Busy');
    expect(busy.seen).toHaveLength(6);
    const other = failing('Other');
    await expect(execute(machine({ First: task({ Retry: RETRY }) }), { id: 'a' }, other)).rejects.toThrow('Other');
    expect(other.seen).toEqual(['First']);
  });

  it('goes where a caught error leads, with the error where the catcher wants it', async () => {
    const to = (ResultPath: string | null) =>
      machine({
        First: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath, Next: 'Mended' }] }),
        Mended: { Type: 'Pass', End: true },
      });
    const failing = () => around(() => Promise.reject(new StateError('Lost', 'nobody answered')) as never);
    expect(await execute(to(null), { id: 'a' }, failing())).toEqual({ id: 'a' });
    expect(await execute(to('$.failure'), { id: 'a' }, failing())).toEqual({
      id: 'a',
      failure: { Error: 'Lost', Cause: 'nobody answered' },
    });
  });

  it('catches nothing when the execution is ended from outside', async () => {
    const first = task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'First' }], Retry: RETRY });
    const world = around(() => Promise.reject(new Aborted()) as never);
    await expect(execute(machine({ First: first }), { id: 'a' }, world)).rejects.toThrow(Aborted);
  });

  it('waits, chooses and goes through lists', async () => {
    const definition = machine({
      First: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Each' },
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ResultPath: '$.items',
        MaxConcurrency: 1,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'One', States: { One: task() } },
        Next: 'More?',
      },
      'More?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'First' }],
        Default: 'End',
      },
      End: { Type: 'Succeed' },
    });
    const world = around((_, tries) => tries);
    const input = { seconds: 7, items: [{ id: 'a' }, { id: 'b' }], more: false };
    expect(await execute(definition, input, world)).toEqual({ ...input, items: [1, 2] });
    expect(world.seen).toEqual(['First', 'waits 7', 'Each', 'One', 'One', 'More?', 'End']);
  });

  it('chooses by whether there is anything', async () => {
    const definition = machine({
      First: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Succeed' },
    });
    for (const [input, end] of [
      [{ a: 0 }, 'Yes'],
      [{ b: 1 }, 'No'],
      [{}, 'No'],
    ] as const) {
      const world = around((_, tries) => tries);
      await execute(definition, input, world);
      expect(world.seen).toEqual(['First', end]);
    }
  });

  it('refuses what it does not know, before anything runs', () => {
    expect(() => machine({ First: { Type: 'Parallel', Branches: [] } })).toThrow();
    expect(() => machine({ First: task({ Assign: {} }) })).toThrow();
    expect(() => machine({ First: task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }) })).toThrow();
    expect(() => machine({ First: { Type: 'Wait', Seconds: 5, End: true } })).toThrow();
  });

  it('knows all that the synthesised state machines are written in', async () => {
    const payout = (await sharedMachines()).get(PAYOUT_MACHINE);
    expect(Object.keys(payout?.States ?? {})).toContain('AcquireSlot');
  });
});
