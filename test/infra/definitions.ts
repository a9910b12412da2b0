import { expect } from 'vitest';
import * as z from 'zod';

/* The definitions of our state machines, and the rules that all of them obey. */

export interface Definition {
  readonly States: Readonly<Record<string, State>>;
}
const stateSchema = z.looseObject({
  Type: z.string(),
  get ItemProcessor(): z.ZodOptional<z.ZodType<Definition>> {
    return definitionSchema.optional();
  },
});
export type State = z.output<typeof stateSchema>;
export const definitionSchema: z.ZodType<Definition> = z.lazy(() =>
  z.looseObject({ States: z.record(z.string(), stateSchema) }),
);

/** All states, those of nested maps too. */
export const statesOf = ({ States }: Definition): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] satisfies [string, State],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
  ]);

/** A copy of the definition with one state changed. */
export const mutatedIn = (definition: Definition, name: string, change: (state: State) => object): Definition => {
  const within = (machine: Definition): Definition => ({
    ...machine,
    States: Object.fromEntries(
      Object.entries(machine.States).map(([each, state]) => {
        const { ItemProcessor } = state;
        const deeper = ItemProcessor ? { ...state, ItemProcessor: within(ItemProcessor) } : state;
        return [each, stateSchema.parse(each === name ? { ...deeper, ...change(deeper) } : deeper)];
      }),
    ),
  });
  return within(definition);
};

/** The repetitions that we wrote (infra/constructs/task.ts), to the letter. */
export const TURNED_AWAY = {
  ErrorEquals: ['Lambda.TooManyRequestsException'],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  MaxAttempts: 65,
};
export const MAY_HAVE_RUN = { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 3 };

/** Longer than the Lambda's own time-out of 60 s. */
const tasksSchema = z.looseObject({ TimeoutSeconds: z.number().gt(60) });

/**
 * Throws for a task without a time-out, or one that is repeated otherwise than we wrote.
 *
 * @param notRepeatable tasks that may be repeated only if they certainly did not run
 */
export const requireOurRules = (machine: Definition, notRepeatable: readonly string[] = []): void => {
  for (const [name, task] of statesOf(machine).filter(([, { Type }]) => Type === 'Task')) {
    tasksSchema.parse(task, { error: () => `${name} does not end by itself, later than its Lambda` });
    expect(task.Retry, `${name} is repeated by a policy that we did not write`).toEqual(
      notRepeatable.includes(name) ? [TURNED_AWAY] : [TURNED_AWAY, MAY_HAVE_RUN],
    );
  }
};
