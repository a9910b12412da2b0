import type { Choice, Machine, MapState, Retrier, Task } from './definition.ts';
import { isAt, type Json, valueAt, withValueAt } from './paths.ts';
import { Aborted, StateError } from './state-error.ts';

/** What an execution needs of the world around it. */
export interface Surroundings {
  /** Before every state. @throws Aborted when the execution was ended from outside */
  enter(state: string): Promise<void>;
  /** @throws StateError under the name by which Retry and Catch know it */
  invoke(lambda: string, payload: Json, timeoutSeconds: number): Promise<Json>;
  wait(seconds: number): Promise<void>;
}

/**
 * Runs an execution as Step Functions does.
 *
 * @returns the output of the last state
 * @throws what nothing catches
 */
export async function execute({ StartAt, States }: Machine, given: Json, around: Surroundings): Promise<Json> {
  let name = StartAt;
  let input = given;
  for (;;) {
    const state = States[name];
    if (!state) throw new Error(`the definition has no state ${name}`);
    await around.enter(name);
    switch (state.Type) {
      case 'Succeed':
        return input;
      case 'Choice':
        name = chosen(state, input);
        continue;
      case 'Pass':
        break;
      case 'Wait':
        await around.wait(Number(valueAt(state.SecondsPath, input)));
        break;
      case 'Map':
        input = await mapped(state, input, around);
        break;
      case 'Task': {
        const done = await performed(state, input, around);
        input = done.output;
        if (done.caught !== undefined) {
          name = done.caught;
          continue;
        }
        break;
      }
      default:
        return state satisfies never;
    }
    if (state.Next === undefined) return input;
    name = state.Next;
  }
}

function chosen({ Choices, Default }: Choice, input: Json): string {
  for (const rule of Choices) {
    if (isMet(rule, input)) return rule.Next;
  }
  if (Default === undefined) throw new StateError('States.NoChoiceMatched');
  return Default;
}

function isMet(rule: Choice['Choices'][number], input: Json): boolean {
  if ('IsPresent' in rule) return isAt(rule.Variable, input);
  const wanted = 'StringEquals' in rule ? rule.StringEquals : rule.BooleanEquals;
  return valueAt(rule.Variable, input) === wanted;
}

async function mapped({ ItemsPath, ItemProcessor, ResultPath = '$' }: MapState, input: Json, around: Surroundings) {
  const items = valueAt(ItemsPath, input);
  if (!Array.isArray(items)) throw new Error(`the value at ${ItemsPath} is not a list`);
  const results: Json[] = [];
  for (const item of items) results.push(await execute(ItemProcessor, item, around));
  return withValueAt(ResultPath, input, results);
}

type Done = { readonly output: Json; readonly caught?: string };

async function performed(task: Task, input: Json, around: Surroundings): Promise<Done> {
  const payload: Record<string, Json> = {};
  for (const [field, path] of Object.entries(task.Parameters.Payload))
    payload[field.slice(0, -2)] = valueAt(path, input);
  const tries = task.Retry.map(() => 0);
  for (;;) {
    try {
      const answer = await around.invoke(task.Parameters.FunctionName, payload, task.TimeoutSeconds);
      return { output: task.ResultPath === null ? input : answer };
    } catch (error) {
      if (!(error instanceof Error) || error instanceof Aborted) throw error;
      const place = task.Retry.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
      const retrier = task.Retry[place];
      const done = tries[place] ?? 0;
      if (retrier && done < retrier.MaxAttempts) {
        tries[place] = done + 1;
        await around.wait(delayOf(retrier, done));
        continue;
      }
      const catcher = task.Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error));
      if (!catcher) throw error;
      const fault = { Error: error.name, Cause: error.message };
      return { output: withValueAt(catcher.ResultPath, input, fault), caught: catcher.Next };
    }
  }
}

function matches(names: readonly string[], error: Error): boolean {
  return names.includes('States.ALL') || names.includes(error.name);
}

/** Seconds before the next try, after so many. */
function delayOf({ IntervalSeconds, BackoffRate, MaxDelaySeconds = Number.POSITIVE_INFINITY }: Retrier, done: number) {
  return Math.min(IntervalSeconds * BackoffRate ** done, MaxDelaySeconds);
}
