import * as z from 'zod';
import type { Told } from '../histories/witness.ts';
import { FAULTS } from '../world/effects/fault.ts';
import { OF_THE_BANK, RECOVERIES } from './recoveries.ts';

const counts = z.record(z.string(), z.int());

/** What many histories came to, as it goes into the file. */
export const tallySchema = z.object({
  histories: z.int(),
  effects: z.int(),
  faults: counts,
  branches: counts,
  ends: counts,
  /** By rule. */
  broken: counts,
});
export type Tally = z.output<typeof tallySchema>;

export const emptyTally = (): Tally => ({ histories: 0, effects: 0, faults: {}, branches: {}, ends: {}, broken: {} });

/** With one more history. */
export function count(tally: Tally, { effects, faults, branches, ends, broken }: Told): void {
  tally.histories += 1;
  tally.effects += effects;
  for (const { kind } of faults.values()) add(tally.faults, kind, 1);
  for (const [branch, times] of branches) add(tally.branches, branch, times);
  for (const [end, times] of ends) add(tally.ends, end, times);
  for (const rule of new Set(broken.map((one) => one.rule))) add(tally.broken, rule, 1);
}

/** With all that another one has counted. */
export function merge(tally: Tally, other: Tally): void {
  tally.histories += other.histories;
  tally.effects += other.effects;
  for (const part of ['faults', 'branches', 'ends', 'broken'] as const) {
    for (const [name, times] of Object.entries(other[part])) add(tally[part], name, times);
  }
}

/** Kinds of fault that never came, and branches of the recovery that were never taken: what was not injected proves nothing. */
export function neverSeen({ faults, branches }: Pick<Tally, 'faults' | 'branches'>): string[] {
  return [
    ...FAULTS.filter((kind) => !faults[kind]).map((kind) => `fault ${kind}`),
    ...[...OF_THE_BANK, ...RECOVERIES].filter((branch) => !branches[branch]),
  ];
}

function add(into: Record<string, number>, name: string, times: number): void {
  into[name] = (into[name] ?? 0) + times;
}
