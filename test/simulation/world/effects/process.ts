import type { Start } from '../machine/step-functions.ts';

/** How a process ended. One that was given up may still go on. */
export type End<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'crashed' };

/** One run of a piece of our code on a machine of its own: an invocation of a Lambda. */
export class Process {
  readonly name: string;
  /** What it does: the same word for all that do the same. For Lambdas their name. */
  readonly does: string;
  /** How many effects it has begun. */
  effects = 0;
  /** Whether one of them reached other systems or people. */
  isHeard = false;
  /** The executions that it started. */
  readonly starts: Start[] = [];
  /** Of how many of them something went wrong. */
  faults = 0;
  /** A dead one does nothing more; its promise is never settled. */
  isAlive = true;
  /** The table that it works on was closed, because ours is another one by now. The bank is still there. */
  isCutOff = false;
  /** Milliseconds by which its clock is ahead of the true one. */
  readonly skewMs: number;
  onCrash: () => void = () => undefined;

  constructor(name: string, skewMs: number, does = name) {
    this.name = name;
    this.does = does;
    this.skewMs = skewMs;
  }

  crash(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.onCrash();
  }
}

/** What a dead process waits for. Each has its own: a shared promise would keep in memory all that ever waited for it. */
export const never = (): Promise<never> => new Promise(() => undefined);
