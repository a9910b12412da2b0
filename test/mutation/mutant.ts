/**
 * A condition of a write is made to hold always. A guard, which ends a function or continues a loop, is made never to hold.
 */
export type MutantKind = 'condition' | 'guard';

/** One rule taken out of the source: the text from `start` to `end` of the file becomes `replacement`. */
export interface Mutant {
  /** Path from the root of the project. */
  readonly file: string;
  readonly line: number;
  readonly kind: MutantKind;
  /** What is taken out, as it is in the source. */
  readonly code: string;
  /** The line, or lines, that contain it. */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The source without the mutant's rule. */
export const mutated = (source: string, { start, end, replacement }: Mutant): string =>
  source.slice(0, start) + replacement + source.slice(end);
