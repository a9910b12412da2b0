import type { Span } from './condition-parts.ts';

/** A condition of a write is made to hold always. A guard, which ends a function or a turn of a loop early, is made never to hold. */
export type MutantKind = 'condition' | 'guard';

/** One rule that can be taken out of the source: the text from `start` to `end` of the file. */
export interface Mutant extends Span {
  /** Path from the root of the project. */
  readonly file: string;
  readonly line: number;
  readonly kind: MutantKind;
  /** What is taken out, as it stands in the source. */
  readonly code: string;
  /** The line, or lines, that it stands in. */
  readonly context: string;
  /** The whole text in quotes that a condition is a part of, with its quotes. */
  readonly text?: Span;
}
