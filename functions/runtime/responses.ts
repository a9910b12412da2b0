import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEM_CONTENT_TYPE, PROBLEMS, type ProblemBody } from '../../lib/contracts/problem.ts';
import type { ProblemFacts } from './request-problem.ts';

export type ApiResponse<Body> = { readonly status: 200 | 201 | 202 | 503; readonly body: Body };

/** Answers are about money and people: no cache on the way keeps them. */
const NO_STORE = { 'cache-control': 'no-store' };

export function jsonResult<Body>({ status, body }: ApiResponse<Body>): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...NO_STORE },
    body: JSON.stringify(body),
  };
}

export function problemResult({ code, detail, errors, extensions }: ProblemFacts): APIGatewayProxyStructuredResultV2 {
  const { status, title } = PROBLEMS[code];
  const body: ProblemBody = {
    type: `urn:problem:disbursement:${code}`,
    title,
    status,
    detail,
    code,
    ...(errors && { errors: [...errors] }),
    ...extensions,
  };
  return {
    statusCode: status,
    headers: { 'content-type': PROBLEM_CONTENT_TYPE, ...NO_STORE },
    body: JSON.stringify(body),
  };
}
