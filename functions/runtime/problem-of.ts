import { PayoutError } from '../../lib/payouts/errors.ts';
import { type ProblemFacts, RequestProblem } from './request-problem.ts';

/** Whatever was thrown, as the problem that the caller is told of. The unexpected tells nothing about itself. */
export function problemOf(error: unknown): ProblemFacts {
  if (error instanceof RequestProblem) return error.facts;
  if (error instanceof PayoutError) {
    const { refused, message: detail } = error;
    const extensions = refused.code === 'not_payable' ? { reasonCode: refused.reasonCode } : undefined;
    return { code: refused.code, detail, extensions };
  }
  return {
    code: 'internal_error',
    detail: 'Something went wrong on our side. Sending the same request again is safe.',
  };
}
