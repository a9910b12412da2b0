import type { DomainMutant } from './results.ts';

/** Why some mutants that no test notices do no harm. */
export interface Argument {
  readonly file: string;
  readonly mutator: string;
  /** What is changed, and into what. Without the latter, into whatever that mutator makes of it. */
  readonly code: string;
  readonly replacement?: string;
  readonly why: string;
}

/** The results of some mutants. `ignored`: not made at all. `invalid`: the changed file does not load. */
export interface Tally {
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly argued: number;
  readonly survived: number;
  readonly ignored: number;
  readonly invalid: number;
}

export interface Judgement {
  /** By room of `lib/domain`, in the order of their names. */
  readonly rooms: ReadonlyMap<string, Tally>;
  readonly total: Tally;
  /** The arguments, and how many survivors each of them covers. */
  readonly argued: readonly (Argument & { readonly mutants: number })[];
  /** Survivors that nobody has argued. */
  readonly survivors: readonly DomainMutant[];
  /** Arguments that cover no survivor. */
  readonly idle: readonly Argument[];
}

export const judge = (mutants: readonly DomainMutant[], args: readonly Argument[]): Judgement => {
  const alive = mutants.filter(isAlive);
  const argued = args.map((argument) => ({ ...argument, mutants: alive.filter((one) => fits(argument, one)).length }));
  const isArgued = (mutant: DomainMutant) => args.some((argument) => fits(argument, mutant));
  const rooms = Map.groupBy(mutants, ({ file }) => file.split('/')[2] ?? file);
  return {
    rooms: new Map([...rooms].sort().map(([room, some]) => [room, tally(some, isArgued)])),
    total: tally(mutants, isArgued),
    argued: argued.filter((argument) => argument.mutants > 0),
    survivors: alive.filter((mutant) => !isArgued(mutant)),
    idle: args.filter((_, n) => argued[n]?.mutants === 0),
  };
};

/** No test noticed it, or none even ran it. */
const isAlive = ({ status }: DomainMutant): boolean => status === 'Survived' || status === 'NoCoverage';

const fits = ({ file, mutator, code, replacement }: Argument, mutant: DomainMutant): boolean =>
  mutant.file === file &&
  mutant.mutator === mutator &&
  mutant.code === code &&
  (replacement === undefined || mutant.replacement === replacement);

const tally = (mutants: readonly DomainMutant[], isArgued: (mutant: DomainMutant) => boolean): Tally => {
  const count = (...statuses: readonly DomainMutant['status'][]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const alive = mutants.filter(isAlive);
  const argued = alive.filter(isArgued).length;
  const [ignored, invalid] = [count('Ignored'), count('RuntimeError', 'CompileError')];
  return {
    mutants: mutants.length - ignored - invalid,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    argued,
    survived: alive.length - argued,
    ignored,
    invalid,
  };
};
