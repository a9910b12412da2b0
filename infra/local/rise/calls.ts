import type { Fault } from './faults/fault.ts';
import type { Operation } from './wire/operations.ts';

/** That somebody called, and the status of the answer. Nothing of the contents. */
export interface Called {
  readonly operation: Operation;
  /** Milliseconds since 1970, when it was answered. */
  readonly at: number;
  readonly fault: Fault['fault'] | null;
  /** Null if there was no answer. */
  readonly status: number | null;
}

const MOST = 10_000;

/** The last calls since the sandbox started, oldest first. */
export class Calls {
  #all: Called[] = [];

  add(called: Called): void {
    this.#all.push(called);
    if (this.#all.length > MOST) this.#all = this.#all.slice(-MOST / 2);
  }

  get all(): readonly Called[] {
    return this.#all;
  }
}
