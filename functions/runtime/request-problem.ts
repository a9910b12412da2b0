import type { FieldError } from '../../lib/contracts/shared/field-errors.ts';
import type { ProblemCode, ProblemExtensions } from '../../lib/contracts/shared/problem.ts';

export type ProblemFacts = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly extensions?: ProblemExtensions | undefined;
  /** After how long asking again makes sense. */
  readonly retryAfterSeconds?: number | undefined;
};

/** A request that is answered with a problem. What the edge itself finds wrong is thrown as one. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly facts: ProblemFacts;

  constructor(facts: ProblemFacts) {
    super(facts.detail);
    this.facts = facts;
  }
}
