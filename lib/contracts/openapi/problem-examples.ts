import { PROBLEMS, type ProblemBody, type ProblemCode, problemType } from '../shared/problem.ts';
import { EDGE_PROBLEMS } from './edge-problems.ts';
import { isRefusalCode, refusalExample } from './refusal-examples.ts';

/** Every stable code, in the order of the statuses. */
export const PROBLEM_CODES: readonly ProblemCode[] = problemCodes();

function problemCodes(): ProblemCode[] {
  const codes: ProblemCode[] = [];
  let code: ProblemCode;
  for (code in PROBLEMS) codes.push(code);
  return codes;
}

/** The whole body of an example of this problem. */
export function problemExample(code: ProblemCode): ProblemBody {
  const { status, title } = PROBLEMS[code];
  const common = { type: problemType(code), title, status, code };
  return isRefusalCode(code) ? { ...common, detail: refusalExample(code) } : { ...common, ...EDGE_PROBLEMS[code] };
}
