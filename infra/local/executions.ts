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

export interface LocalMachine {
  readonly run: Machine;
  /**
   * What becomes of an execution that was running when the stack stopped. On AWS it would simply go on. `again`: it runs
   * from the start, which is right where every step may be repeated. `aborted`: the product notices by itself.
   */
  readonly afterStop: 'again' | 'aborted';
}

export interface ExecutionsOptions {
  /** By the ARN of the state machine. */
  readonly machines: ReadonlyMap<string, LocalMachine>;
  /** One JSON object per line. It is kept because on AWS the name of an execution stays taken after its end. */
  readonly file: string;
  readonly onChange: (execution: Execution) => void;
}

/** The executions of all state machines. They run in memory; their records outlive the stack. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #all = new Map<string, Execution>();
  readonly #running = new Map<string, Run>();
  #stopped = false;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    for (const execution of readAll(options.file)) this.#all.set(execution.executionArn, this.#afterStop(execution));
    writeFileSync(options.file, [...this.#all.values()].map((one) => `${JSON.stringify(one)}\n`).join(''));
  }

  isMachine(stateMachineArn: string): boolean {
    return this.#options.machines.has(stateMachineArn);
  }

  find(executionArn: string): Execution | undefined {
    return this.#all.get(executionArn);
  }

  /** Starts again the executions that were running when the stack stopped, if their state machine says so. */
  resume(): void {
    for (const execution of this.#all.values()) {
      if (execution.status === 'RUNNING' && !this.#running.has(execution.executionArn)) this.#run(execution);
    }
  }

  /** Starts one. Its ARN must be new, and its state machine must exist. */
  start(execution: Pick<Execution, 'executionArn' | 'stateMachineArn' | 'name' | 'input'>): Execution {
    const started: Execution = { ...execution, status: 'RUNNING', startDate: Date.now() / 1_000 };
    this.#put(started);
    this.#run(started);
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

  /** Ends all without a record, like a crash. The next start finds them aborted. */
  stop(): void {
    this.#stopped = true;
    for (const run of this.#running.values()) run.abort();
  }

  #run({ executionArn, stateMachineArn, input }: Execution): void {
    const machine = this.#options.machines.get(stateMachineArn);
    if (machine === undefined) throw new Error(`There is no state machine ${stateMachineArn}.`);
    const run = machine.run(JSON.parse(input));
    this.#running.set(executionArn, run);
    run.result.then(
      (output) => this.#end(executionArn, { status: 'SUCCEEDED', output: JSON.stringify(output) }),
      (error: unknown) => this.#end(executionArn, { status: 'FAILED', ...failureOf(error) }),
    );
  }

  #afterStop(execution: Execution): Execution {
    if (execution.status !== 'RUNNING') return execution;
    if (this.#options.machines.get(execution.stateMachineArn)?.afterStop === 'again') return execution;
    return { ...execution, status: 'ABORTED', stopDate: Date.now() / 1_000, error: 'Local.Stopped' };
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

/** The last line of an execution counts. A line that a crash cut off does not. */
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

/** The interpreter wraps the error of the state that failed. */
const failureOf = (error: unknown): Pick<Execution, 'error' | 'cause'> => {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return { error: inner instanceof Error ? inner.name : 'States.Runtime', cause: wordsOf(inner) };
};
