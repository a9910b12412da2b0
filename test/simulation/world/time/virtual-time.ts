import { type Instant, instant } from '../../../../lib/domain/shared/time.ts';

/** Something that waits for its moment. */
export type Alarm = { readonly at: number; readonly order: number; ring: (() => void) | undefined };

/** A clock that stands still until somebody moves it, and what waits for it. Of two alarms for one moment the one set first rings first. */
export class VirtualTime {
  /** Milliseconds since 1970. */
  nowMs: number;
  /** How many alarms have rung. */
  rung = 0;
  readonly #heap: Alarm[] = [];
  #alarms = 0;
  #said: { readonly ms: number; readonly at: Instant } | undefined;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  now(): Instant {
    return this.at(0);
  }

  /** The moment so many milliseconds from now. */
  at(offsetMs: number): Instant {
    const ms = this.nowMs + offsetMs;
    if (this.#said?.ms !== ms) this.#said = { ms, at: instant(new Date(ms)) };
    return this.#said.at;
  }

  /** @param inMs a moment that is past is now */
  set(inMs: number, ring: () => void): Alarm {
    this.#alarms += 1;
    const alarm = { at: this.nowMs + Math.max(0, inMs), order: this.#alarms, ring };
    this.#push(alarm);
    return alarm;
  }

  /** It will not ring. */
  cancel(alarm: Alarm): void {
    alarm.ring = undefined;
  }

  /** The moments that something waits for, in their order. */
  get awaited(): number[] {
    return this.#heap.flatMap(({ at, ring }) => (ring ? [at] : [])).sort((left, right) => left - right);
  }

  /** Something waits for this very moment. */
  get isDue(): boolean {
    while (this.#heap[0] && this.#heap[0].ring === undefined) this.#pop();
    const next = this.#heap[0];
    return next !== undefined && next.at <= this.nowMs;
  }

  /** Moves on to the next alarm and rings it. False: nothing waits any more, or only for what lies beyond `untilMs`. */
  advance(untilMs = Number.POSITIVE_INFINITY): boolean {
    for (;;) {
      const next = this.#heap[0];
      if (next === undefined || next.at > untilMs) return false;
      this.#pop();
      const { ring } = next;
      if (ring === undefined) continue;
      this.nowMs = Math.max(this.nowMs, next.at);
      this.rung += 1;
      ring();
      return true;
    }
  }

  #push(alarm: Alarm): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(alarm);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(alarm, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = alarm;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      let below = heap[child];
      if (below === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, below)) {
        child += 1;
        below = right;
      }
      if (!isBefore(below, last)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }
}

function isBefore(left: Alarm, right: Alarm): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}
