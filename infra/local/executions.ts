import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { wordsOf } from './console.ts';
import type { Machine, Run } from './state-machine.ts';

const executionSchema = z.object({
  executionArn: z.string(),
  stateMachineArn: z.string(),
  name: z.string(),
  input: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT']),
  startDate: z.number(),
  stopDate: z.number().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export type Execution = z.output<typeof executionSchema>;

export interface ExecutionsOptions {
  readonly machine: Machine;
  /** One JSON object a line. Kept, because an execution's name stays taken on AWS after it ended. */
  readonly file: string;
  readonly onChange: (execution: Execution) => void;
}

/**
 * The executions of the state machine. They run in memory: one that was running when the stack was stopped
 * counts as ABORTED afterwards, and the product's own sweep takes its work up again.
 */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #all = new Map<string, Execution>();
  readonly #running = new Map<string, Run>();
  #stopped = false;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    for (const execution of readAll(options.file)) this.#all.set(execution.executionArn, endedByStop(execution));
    writeFileSync(options.file, [...this.#all.values()].map((one) => `${JSON.stringify(one)}\n`).join(''));
  }

  find(executionArn: string): Execution | undefined {
    return this.#all.get(executionArn);
  }

  /** Starts one; its ARN must be new. */
  start(execution: Pick<Execution, 'executionArn' | 'stateMachineArn' | 'name' | 'input'>): Execution {
    const started: Execution = { ...execution, status: 'RUNNING', startDate: Date.now() / 1_000 };
    this.#put(started);
    const run = this.#options.machine(JSON.parse(execution.input));
    this.#running.set(execution.executionArn, run);
    run.result.then(
      (output) => this.#end(execution.executionArn, { status: 'SUCCEEDED', output: JSON.stringify(output) }),
      (error: unknown) => this.#end(execution.executionArn, { status: 'FAILED', ...failureOf(error) }),
    );
    return started;
  }

  /** Stops one, if it runs. */
  abort(executionArn: string, error?: string, cause?: string): void {
    this.#end(executionArn, {
      status: 'ABORTED',
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
  }

  /** Ends all without a record, as a crash would; the next start finds them aborted. */
  stop(): void {
    this.#stopped = true;
    for (const run of this.#running.values()) run.abort();
  }

  #end(executionArn: string, ending: Partial<Execution>): void {
    const execution = this.#all.get(executionArn);
    if (this.#stopped || execution?.status !== 'RUNNING') return;
    this.#put({ ...execution, ...ending, stopDate: Date.now() / 1_000 });
    this.#running.get(executionArn)?.abort();
    this.#running.delete(executionArn);
  }

  #put(execution: Execution): void {
    this.#all.set(execution.executionArn, execution);
    appendFileSync(this.#options.file, `${JSON.stringify(execution)}\n`);
    this.#options.onChange(execution);
  }
}

/** The last line of an execution counts; a line that a crash cut off does not. */
const readAll = (file: string): Execution[] => {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [executionSchema.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
};

const endedByStop = (execution: Execution): Execution =>
  execution.status === 'RUNNING'
    ? { ...execution, status: 'ABORTED', stopDate: Date.now() / 1_000, error: 'Local.Stopped' }
    : execution;

/** The interpreter wraps the error of the state that failed. */
const failureOf = (error: unknown): Pick<Execution, 'error' | 'cause'> => {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return { error: inner instanceof Error ? inner.name : 'States.Runtime', cause: wordsOf(inner) };
};
