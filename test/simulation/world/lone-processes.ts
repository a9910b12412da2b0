import { isDeepStrictEqual } from 'node:util';
import type { ItemChange } from '../store/item-store.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';
import type { Ids } from './context.ts';
import type { Process } from './effects/process.ts';
import type { Start } from './machine/step-functions.ts';
import type { Random, RandomState } from './time/random.ts';
import type { VirtualTime } from './time/virtual-time.ts';

type Tables = { readonly table: SimulatedTable; readonly bank: SimulatedTable };

/** What every request of an effect changed, in order. */
type Step = Readonly<Record<keyof Tables, readonly (readonly ItemChange[])[]>>;

/** All that a lone process left behind, and what it answered. */
export type Alone = {
  readonly steps: readonly Step[];
  readonly starts: readonly Start[];
  /** How many ids it drew. */
  readonly ids: number;
  /** Where chance stood when it had ended. It decides who goes on. */
  readonly chance: RandomState;
  readonly value: unknown;
};

/** What lone processes of a story left behind, by their names. */
export type Remembering = {
  /** `undefined`: it runs. */
  readonly of: (process: string) => Alone | undefined;
  readonly keep: (process: string, alone: Alone) => void;
};

export type LoneParts = {
  readonly time: VirtualTime;
  readonly tables: Tables;
  readonly ids: Ids;
  readonly chance: Random;
  readonly bytes: Random;
  /** How many effects there were. */
  readonly effects: () => number;
  /** How many processes and executions have begun. */
  readonly begun: () => number;
  readonly startAgain: (start: Start) => void;
  /** After every step. */
  readonly check: () => void;
};

/**
 * Processes that nothing else met: from beginning to end nobody else did anything, and no time passed. Until something goes wrong, a
 * story is the same every time. So what such a process left behind stands for it, and its code need not run again.
 */
export class LoneProcesses {
  readonly #memory: Remembering;
  readonly #parts: LoneParts;
  /** Of the process that began last. */
  #recording: Recording | undefined;

  constructor(memory: Remembering, parts: LoneParts) {
    this.#memory = memory;
    this.#parts = parts;
  }

  of(process: Process): Alone | undefined {
    return this.#memory.of(process.name);
  }

  /** Changes what the process changed, without its code. */
  doAgain({ steps, starts, ids, chance }: Alone): void {
    const { tables, ids: made, chance: random, startAgain, check } = this.#parts;
    for (const { table, bank } of steps) {
      tables.table.makeAgain(table);
      tables.bank.makeAgain(bank);
      check();
    }
    for (const start of starts) startAgain(start);
    made.skip(ids);
    random.goOnFrom(chance);
  }

  /** @returns to be told how it answered: what it did is kept, if it was alone until then */
  begins(process: Process, isAlone: boolean): ((value: unknown) => void) | undefined {
    const { time, tables, ids, chance } = this.#parts;
    this.#recording = isAlone ? new Recording(tables) : undefined;
    const recording = this.#recording;
    if (!recording) return undefined;
    const { made } = ids;
    const { rung } = time;
    const before = this.#momentOf(process);
    return (value) => {
      const { starts } = process;
      // An execution that it started may stand ready by now.
      const isAloneStill = time.rung <= rung + starts.length && isDeepStrictEqual(this.#momentOf(process), before);
      if (!isAloneStill || process.isHeard || process.faults > 0) return;
      recording.step();
      const { steps } = recording;
      this.#memory.keep(process.name, { steps, starts, ids: ids.made - made, chance: chance.state, value });
    };
  }

  afterEffect(): void {
    this.#recording?.step();
  }

  /** What changes as soon as time passes or somebody else does something, and if it draws bytes. */
  #momentOf({ effects, starts }: Process) {
    const parts = this.#parts;
    return [parts.time.nowMs, parts.effects() - effects, parts.begun() - starts.length, parts.bytes.state];
  }
}

/** Takes down what changes in both tables, step by step. */
class Recording {
  readonly steps: Step[] = [];
  readonly #tables: Tables;
  #seen: Readonly<Record<keyof Tables, number>>;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.#seen = { table: tables.table.version, bank: tables.bank.version };
  }

  step(): void {
    const { table, bank } = this.#tables;
    const seen = this.#seen;
    if (table.version === seen.table && bank.version === seen.bank) return;
    this.steps.push({ table: table.requestsSince(seen.table), bank: bank.requestsSince(seen.bank) });
    this.#seen = { table: table.version, bank: bank.version };
  }
}
