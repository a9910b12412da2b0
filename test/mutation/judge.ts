import type { NamedMutant } from './money-path.ts';
import type { MutantKind } from './mutant.ts';
import { type Result, resultOf } from './results.ts';

/** Why the lack of a rule does no harm. It stands for each rule of the file that reads so. */
export interface Argument {
  readonly file: string;
  readonly kind: MutantKind;
  /** In one line. */
  readonly code: string;
  readonly why: string;
}

/** What became of some mutants. */
export interface Tally {
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly argued: number;
  readonly survived: number;
  /** Not tried since there is such a rule. */
  readonly untried: number;
}

export interface Judgement {
  /** By floor and room, in the order of their names. */
  readonly rooms: ReadonlyMap<string, Tally>;
  readonly total: Tally;
  /** Survivors that nobody has argued. */
  readonly survivors: readonly NamedMutant[];
  /** The survivors that are argued, with the reason. */
  readonly argued: readonly (NamedMutant & { readonly why: string })[];
  /** Arguments about rules without which a test fails. */
  readonly idle: readonly Argument[];
  /** Of the source that was tried. */
  readonly commits: readonly string[];
}

export const judge = (
  mutants: readonly NamedMutant[],
  results: ReadonlyMap<string, Result>,
  args: readonly Argument[],
): Judgement => {
  const alive = mutants.filter((mutant) => resultOf(results, mutant)?.status === 'survived');
  const argued = alive.flatMap((mutant) => {
    const argument = args.find((one) => isArguedBy(one, mutant));
    return argument ? [{ ...mutant, why: argument.why }] : [];
  });
  const isArgued = (mutant: NamedMutant) => argued.some(({ name }) => name === mutant.name);
  const tallyOf = (some: readonly NamedMutant[]): Tally => {
    const count = (status?: Result['status']) =>
      some.filter((mutant) => resultOf(results, mutant)?.status === status).length;
    const arguedOnes = some.filter(isArgued).length;
    return {
      mutants: some.length,
      killed: count('killed'),
      timedOut: count('timed-out'),
      argued: arguedOnes,
      survived: count('survived') - arguedOnes,
      untried: count(),
    };
  };
  const byRoom = [...Map.groupBy(mutants, roomOf)].toSorted(([one], [two]) => (one < two ? -1 : 1));
  return {
    rooms: new Map(byRoom.map(([room, some]) => [room, tallyOf(some)])),
    total: tallyOf(mutants),
    survivors: alive.filter((mutant) => !isArgued(mutant)),
    argued,
    idle: args.filter((argument) => {
      const meant = mutants.filter((mutant) => isArguedBy(argument, mutant));
      return meant.length > 0 && meant.every((mutant) => isKilled(resultOf(results, mutant)));
    }),
    commits: [...new Set(mutants.flatMap((mutant) => resultOf(results, mutant)?.commit ?? []))].sort(),
  };
};

export const isArguedBy = ({ file, kind, code }: Argument, mutant: NamedMutant): boolean =>
  mutant.file === file && mutant.kind === kind && mutant.code.replaceAll(/\s+/g, ' ') === code;

const isKilled = (result: Result | undefined): boolean => result !== undefined && result.status !== 'survived';

/** `lib/store/batches/batch-writes.ts` lies in `store/batches`. */
const roomOf = ({ file }: NamedMutant): string =>
  file
    .replace(/^lib\//, '')
    .split('/')
    .slice(0, 2)
    .join('/')
    .replace(/\.ts$/, '');
