import * as z from 'zod';
import { clientSeconds, coreSeconds, processSeconds, threadSeconds } from './cpu.ts';

/** CPU seconds. Those that the system does not tell are absent. */
export const cpuSchema = z.strictObject({
  engine: z.number().optional(),
  /** The threads in which Lambdas run. */
  lambdas: z.number().optional(),
  /** The stack's main thread: the HTTP API, the state machines, the stream. */
  main: z.number().optional(),
  /** The stack's other threads: V8's for garbage and compilation, and those for files. */
  helpers: z.number().optional(),
  recorder: z.number().optional(),
  /** The bench, which is the stack's client. */
  client: z.number(),
  /** All cores together. */
  idle: z.number(),
  all: z.number(),
});
export type Cpu = Readonly<z.output<typeof cpuSchema>>;

export interface Processes {
  readonly stack: number;
  readonly engine: number;
  readonly recorder: number;
}

/** So Node names the threads of its workers. */
const WORKERS = 'WorkerThread';
const MAIN = 'MainThread';

/** What everything has taken so far. */
export const cpuSoFar = ({ stack, engine, recorder }: Processes): Cpu => ({
  engine: processSeconds(engine),
  ...threadsOf(stack),
  recorder: processSeconds(recorder),
  client: clientSeconds(),
  ...coreSeconds(),
});

/** Workers that have ended count only in the sum of the process; the other threads last as long as it does. */
const threadsOf = (stack: number): Pick<Cpu, 'lambdas' | 'main' | 'helpers'> => {
  const all = processSeconds(stack);
  if (all === undefined) return {};
  const threads = threadSeconds(stack);
  const main = threads.get(MAIN) ?? 0;
  let helpers = 0;
  for (const [name, seconds] of threads) if (name !== MAIN && name !== WORKERS) helpers += seconds;
  return { lambdas: all - main - helpers, main, helpers };
};

/** What was taken from one moment to another. */
export const cpuBetween = (before: Cpu, after: Cpu): Cpu => {
  const taken = (kind: keyof Cpu): number | undefined => {
    const [from, to] = [before[kind], after[kind]];
    return from === undefined || to === undefined ? undefined : to - from;
  };
  return {
    engine: taken('engine'),
    lambdas: taken('lambdas'),
    main: taken('main'),
    helpers: taken('helpers'),
    recorder: taken('recorder'),
    client: after.client - before.client,
    idle: after.idle - before.idle,
    all: after.all - before.all,
  };
};
