import type { FieldError } from '../../lib/contracts/shared/field-errors.ts';
import { PayoutError, type RefusalCode } from '../../lib/payouts/shared/errors.ts';
import { type ProblemFacts, RequestProblem } from './request-problem.ts';

/** The problem that answers an error. The answer to an unexpected error reveals nothing about it. */
export function problemOf(error: unknown): ProblemFacts {
  if (error instanceof RequestProblem) return error.facts;
  if (error instanceof PayoutError) {
    const { refused, message: detail } = error;
    const extensions = refused.code === 'not_payable' ? { reasonCode: refused.reasonCode } : undefined;
    return { code: refused.code, detail, extensions, errors: fieldOf(refused.code, detail) };
  }
  return {
    code: 'internal_error',
    detail: 'Something went wrong on our side. Sending the same request again is safe.',
  };
}

/** A refusal that is about one field of the body names the field, like every other invalid input. */
function fieldOf(code: RefusalCode, message: string): readonly FieldError[] | undefined {
  switch (code) {
    case 'unknown_provider':
      return [{ field: 'provider', code: 'invalid_value', message }];
    case 'unknown_preview':
      return [{ field: 'previewToken', code: 'invalid_value', message }];
    case 'unsupported_currency':
      return [{ field: 'currency', code: 'invalid_value', message }];
    default:
      return undefined;
  }
}
