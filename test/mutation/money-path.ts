import { globSync, readFileSync } from 'node:fs';
import { findMutants } from './find-mutants.ts';
import type { Mutant } from './mutant.ts';
import type { NumberedMutant } from './switched.ts';

/**
 * Whatever decides if, how much, to whom and how often money is sent, or what the books say of it. `lib/domain` is not here:
 * Stryker changes all of it.
 */
const MONEY_PATH: readonly string[] = [
  'functions/execution',
  'lib/payouts/accounts',
  'lib/payouts/affiliates',
  'lib/payouts/batches',
  'lib/payouts/commissions',
  'lib/payouts/execution',
  'lib/payouts/incidents',
  'lib/payouts/recovery',
  'lib/payouts/schedules',
  'lib/payouts/settings',
  'lib/payouts/shared',
  'lib/payouts/transactions',
  'lib/payouts/webhooks',
  'lib/providers',
  'lib/store',
];

/** A mutant under a name that stays the same while other lines of its file move. */
export interface NamedMutant extends NumberedMutant {
  readonly name: string;
}

export const mutantsOfTheMoneyPath = (): NamedMutant[] =>
  MONEY_PATH.flatMap((folder) => globSync(`${folder}/**/*.ts`).sort())
    .flatMap((file) => named(findMutants(file, readFileSync(file, 'utf8'))))
    .map((mutant, id) => ({ ...mutant, id }));

const named = (mutants: readonly Mutant[]): Omit<NamedMutant, 'id'>[] => {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const { file, kind, code } = mutant;
    const short = `${file} ${kind} ${code.replaceAll(/\s+/g, ' ')}`;
    const nth = (seen.get(short) ?? 0) + 1;
    seen.set(short, nth);
    return { ...mutant, name: nth === 1 ? short : `${short} (${nth})` };
  });
};
