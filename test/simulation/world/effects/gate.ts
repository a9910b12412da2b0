import type { Scheduler } from '../time/scheduler.ts';
import { failureOf } from './errors.ts';
import type { EffectKind, Fault } from './fault.ts';
import type { FaultPlan, Place } from './fault-plan.ts';
import { never, type Process } from './process.ts';

/** Does something after others have had their turns. */
type Late<T> = (once: () => Promise<T>) => Promise<T>;

/** One thing that a process does to the world. */
export type Effect<T> = {
  readonly kind: EffectKind;
  readonly act: () => T | Promise<T>;
  /** How it happens under a fault that is its own; absent: it knows none. */
  readonly under?: ((fault: Fault) => T | Promise<T>) | undefined;
  /** How it happens twice, the second time so late; absent: once more after it was answered. */
  readonly twice?: (late: Late<T>) => Promise<T>;
  /** For people. */
  readonly text: () => string;
};

export type GateParts = {
  readonly scheduler: Scheduler;
  readonly faults: FaultPlan;
  /** How many processes are under way. */
  readonly underWay: () => number;
  /** After every effect. */
  readonly after: () => void;
  /** A process was ended, because it did not come to its end by itself. */
  readonly endless?: ((process: string) => void) | undefined;
  readonly tell?: ((process: string, text: string) => void) | undefined;
};

/** What reaches other systems, or people. */
const HEARD: ReadonlySet<EffectKind> = new Set(['publish', 'tell', 'request', 'transfer']);

/** If no other one begins until then, whoever waits for it goes on by itself. */
const NOBODY_COMES_SECONDS = 4_000;

/** Many times more than the longest sweep has. Whoever has more goes round in circles. */
export const MOST_EFFECTS = 20_000;

/** What every effect goes through: where processes take turns, and where things go wrong. */
export class Gate {
  effects = 0;
  isFaulty = true;
  readonly #parts: GateParts;
  /** Those who stand still until the next one begins that does the same, by what that is. */
  readonly #awaiting = new Map<string, (() => void)[]>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** A process begins: those who have stood still until then go on beside it. */
  begins({ does }: Process): void {
    const awaiting = this.#awaiting.get(does);
    if (!awaiting) return;
    this.#awaiting.delete(does);
    for (const goOn of awaiting) goOn();
  }

  pass<T>(process: Process, effect: Effect<T>): Promise<T> {
    const { scheduler, underWay } = this.#parts;
    if (!process.isAlive) return never();
    process.effects += 1;
    if (process.effects > MOST_EFFECTS) {
      this.#parts.endless?.(process.name);
      process.crash();
      return never();
    }
    if (HEARD.has(effect.kind)) process.isHeard = true;
    const place = { process: process.name, nth: process.effects };
    const isAlone = underWay() <= 1 && scheduler.isIdle && !scheduler.time.isDue;
    if (isAlone) return this.#happen(process, place, effect);
    return scheduler.turn().then(() => (process.isAlive ? this.#happen(process, place, effect) : never()));
  }

  async #happen<T>(process: Process, place: Place, effect: Effect<T>): Promise<T> {
    const { tell } = this.#parts;
    this.effects += 1;
    const fault = this.isFaulty ? this.#parts.faults.at(place, effect.kind) : undefined;
    tell?.(
      process.name,
      `${effect.text()}${fault ? `  !! ${fault.kind}${fault.amount > 0 ? ` ${fault.amount}` : ''}` : ''}`,
    );
    if (!fault) return this.#done(effect.act());
    process.faults += 1;
    return this.#faulty(process, effect, fault);
  }

  async #faulty<T>(process: Process, effect: Effect<T>, fault: Fault): Promise<T> {
    switch (fault.kind) {
      case 'crash-before':
        process.crash();
        return never();
      case 'crash-after':
        await this.#attempt(effect);
        process.crash();
        return never();
      case 'lost-answer':
        await this.#attempt(effect);
        throw failureOf(fault.kind, effect.kind);
      case 'failure':
      case 'throttle':
      case 'conflict':
      case 'turned-away':
        throw failureOf(fault.kind, effect.kind);
      case 'twice':
        if (effect.twice) return this.#done(effect.twice((once) => this.#late(fault.amount, once)));
        await this.#attempt(effect);
        return this.#done(effect.act());
      case 'stall-before':
        await this.#stall(fault.amount);
        return process.isAlive ? this.#done(effect.act()) : never();
      case 'stall-after': {
        const answer = await this.#done(effect.act());
        await this.#stall(fault.amount);
        return process.isAlive ? answer : never();
      }
      case 'stall-until-next':
        await this.#untilNext(process);
        await this.#letOthersGoFirst(fault.amount);
        return process.isAlive ? this.#done(effect.act()) : never();
      case 'overtaken':
        await this.#letOthersGoFirst(fault.amount);
        return process.isAlive ? this.#done(effect.act()) : never();
      case 'unread':
      case 'stale-index':
      case 'hidden':
      case 'rejected':
      case 'busy':
      case 'gateway-error':
      case 'unseen':
      case 'unreadable':
      case 'abort':
        return this.#done(effect.under ? effect.under(fault) : effect.act());
      default:
        return fault.kind satisfies never;
    }
  }

  /** Who does not see the answer does not know whether it was refused. */
  async #attempt<T>(effect: Effect<T>): Promise<void> {
    try {
      await this.#done(effect.act());
    } catch {
      // Nobody hears of it.
    }
  }

  #done<T>(answer: T | Promise<T>): T | Promise<T> {
    this.#parts.after();
    return answer;
  }

  #untilNext({ does }: Process): Promise<void> {
    return new Promise((resolve) => {
      this.#awaiting.set(does, [...(this.#awaiting.get(does) ?? []), resolve]);
      this.#parts.scheduler.time.set(NOBODY_COMES_SECONDS * 1_000, resolve);
    });
  }

  async #late<T>(turns: number, once: () => Promise<T>): Promise<T> {
    if (turns > 0) await this.#letOthersGoFirst(turns);
    return once();
  }

  async #letOthersGoFirst(turns: number): Promise<void> {
    const { scheduler } = this.#parts;
    for (let turn = 0; turn < turns; turn += 1) {
      await scheduler.turn();
      if (scheduler.isIdle && !scheduler.time.isDue) return;
    }
  }

  #stall(seconds: number): Promise<void> {
    return new Promise((resolve) => void this.#parts.scheduler.time.set(seconds * 1_000, resolve));
  }
}
