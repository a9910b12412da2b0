import { createRequire, syncBuiltinESMExports } from 'node:module';
import type * as timers from 'node:timers/promises';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The clock and the dice that the code under test gets instead of the machine's. */
export type Ruler = { readonly time: VirtualTime; readonly random: Random };

let ruler: Ruler | undefined;
let isPrepared = false;

/**
 * While `work` runs, whatever sleeps in this thread sleeps by the virtual clock: `setTimeout`, its promise in
 * `node:timers/promises`, and the randomness of waits (`Math.random`). The code under test sleeps in use cases, in providers
 * and inside libraries (p-retry). Taking the timers themselves away covers all of these, and those that will come.
 *
 * @throws Error when a simulation runs already: a thread has one clock
 */
export async function ruleTimers<T>(by: Ruler, work: () => Promise<T>): Promise<T> {
  if (ruler) throw new Error('one simulation at a time: a thread has one clock');
  preparePromises();
  ruler = by;
  const { setTimeout, clearTimeout } = globalThis;
  const { random } = Math;
  const { time } = by;
  Object.assign(globalThis, {
    setTimeout: (ring: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      time.set(ms, () => ring(...given)),
    clearTimeout: (alarm: Parameters<VirtualTime['cancel']>[0] | undefined) => alarm && time.cancel(alarm),
  });
  Math.random = () => by.random.next();
  try {
    return await work();
  } finally {
    ruler = undefined;
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Math.random = random;
  }
}

/**
 * Once in a thread, because telling all modules of it takes long: whenever no simulation runs, Node's own is asked.
 *
 * @see https://nodejs.org/api/module.html#modulesyncbuiltinesmexports
 */
function preparePromises(): void {
  if (isPrepared) return;
  isPrepared = true;
  const promises: { setTimeout: typeof timers.setTimeout } = createRequire(import.meta.url)('node:timers/promises');
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
