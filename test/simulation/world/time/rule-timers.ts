import type * as crypto from 'node:crypto';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type * as timers from 'node:timers/promises';
import { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The clock and the random numbers that the code under test gets instead of the machine's. */
export type Ruler = {
  readonly time: VirtualTime;
  readonly random: Random;
  /** For ids and secrets, on which no decision depends. Absent: always the same. */
  readonly bytes?: Random;
};

let ruler: Ruler | undefined;
let bytes = new Random(1);
let isPrepared = false;

/**
 * While `work` runs, whatever sleeps in this thread sleeps by the virtual clock: `setTimeout`, its promise in
 * `node:timers/promises`, the time-outs of requests (`AbortSignal.timeout`), and the randomness of waits (`Math.random`) and ids.
 * The code under test sleeps in use cases, in providers and inside libraries (p-retry). Replacing the timers themselves covers all
 * of these, and those that will come.
 *
 * @throws Error when a simulation runs already: a thread has one clock
 */
export async function ruleTimers<T>(by: Ruler, work: () => Promise<T>): Promise<T> {
  if (ruler) throw new Error('one simulation at a time: a thread has one clock');
  prepareModules();
  ruler = by;
  bytes = by.bytes ?? new Random(1);
  const { setTimeout, clearTimeout } = globalThis;
  const { stackTraceLimit } = Error;
  const { random } = Math;
  const { timeout } = AbortSignal;
  const { time } = by;
  Object.assign(globalThis, {
    setTimeout: (ring: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      time.set(ms, () => ring(...given)),
    clearTimeout: (alarm: Parameters<VirtualTime['cancel']>[0] | undefined) => alarm && time.cancel(alarm),
  });
  // Errors are many here, and nobody looks at where they were thrown: the story says what happened.
  Error.stackTraceLimit = 0;
  Math.random = () => by.random.next();
  AbortSignal.timeout = (ms) => timeOut(time, ms);
  try {
    return await work();
  } finally {
    ruler = undefined;
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Error.stackTraceLimit = stackTraceLimit;
    Math.random = random;
    AbortSignal.timeout = timeout;
  }
}

/**
 * Done once in a thread, because updating all modules takes long. While no simulation runs, Node's own timers are used.
 *
 * @see https://nodejs.org/api/module.html#modulesyncbuiltinesmexports
 */
function prepareModules(): void {
  if (isPrepared) return;
  isPrepared = true;
  const require = createRequire(import.meta.url);
  ruleIds(require('node:crypto'));
  const promises: { setTimeout: typeof timers.setTimeout } = require('node:timers/promises');
  const real = promises.setTimeout;
  promises.setTimeout = <T>(ms = 0, value?: T, options: Parameters<typeof timers.setTimeout>[2] = {}) =>
    ruler ? sleep(ruler.time, ms, value, options.signal) : real(ms, value, options);
  syncBuiltinESMExports();
}

function sleep<T>(time: VirtualTime, ms: number, value?: T, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const alarm = time.set(ms, () => resolve(value as T));
    signal?.addEventListener('abort', () => {
      time.cancel(alarm);
      reject(signal.reason);
    });
  });
}

const NOBODY_ANSWERED = new DOMException('nobody answered in time', 'TimeoutError');

function timeOut(time: VirtualTime, ms: number): AbortSignal {
  const ending = new AbortController();
  time.set(ms, () => ending.abort(NOBODY_ANSWERED));
  return ending.signal;
}

type Ids = { randomBytes: (size: number) => Buffer; randomUUID: typeof crypto.randomUUID };

function ruleIds(module: Ids): void {
  const real = { ...module };
  module.randomBytes = (size) => (ruler ? randomBytes(size) : real.randomBytes(size));
  module.randomUUID = (options) => (ruler ? uuidOf(randomBytes(16)) : real.randomUUID(options));
}

function randomBytes(size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, () => bytes.below(256)));
}

function uuidOf(random: Buffer): ReturnType<typeof crypto.randomUUID> {
  const hex = random.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
