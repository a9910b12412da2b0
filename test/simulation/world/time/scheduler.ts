import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** More steps than any history takes: a history that needs them goes round in circles. */
const MOST_STEPS = 2_000_000;

/**
 * Decides who goes on. Every process stops before each effect. When all of them stand still, the seed chooses one of those that
 * may go on. When none may, the clock moves on to the next moment that something waits for.
 */
export class Scheduler {
  readonly time: VirtualTime;
  readonly #random: Random;
  readonly #still: () => void;
  readonly #ready: (() => void)[] = [];
  #steps = 0;

  /** @param still is called when nobody may go on, before the clock moves. What it throws ends the run. */
  constructor(time: VirtualTime, random: Random, still: () => void = () => undefined) {
    this.time = time;
    this.#random = random;
    this.#still = still;
  }

  /** Nobody else stands ready at this moment. */
  get isIdle(): boolean {
    return this.#ready.length === 0;
  }

  /** Resolves when it is the caller's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => void this.#ready.push(resolve));
  }

  /**
   * Runs until nothing is left to do, or nothing before `untilMs`.
   *
   * @throws Error when it does not end
   */
  async run(untilMs = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await stillness();
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) throw new Error(`the history does not end: ${MOST_STEPS} steps`);
      const count = this.#ready.length;
      if (this.time.isDue) {
        this.time.advance();
      } else if (count > 0) {
        const place = count === 1 ? 0 : this.#random.below(count);
        const [next] = this.#ready.splice(place, 1);
        next?.();
      } else {
        this.#still();
        if (this.time.advance(untilMs)) continue;
        if (untilMs !== Number.POSITIVE_INFINITY) this.time.nowMs = Math.max(this.time.nowMs, untilMs);
        return;
      }
    }
  }
}

/**
 * Resolves when every promise that could be settled is. Node runs what waits for the next tick only after the last of the
 * microtasks, so this costs no turn of the event loop.
 *
 * @see https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
 */
function stillness(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}
