import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEM_CONTENT_TYPE, PROBLEMS, type ProblemBody, problemType } from '../../lib/contracts/shared/problem.ts';
import type { KeptAnswer } from '../../lib/payouts/shared/request-repository.ts';
import type { ProblemFacts } from './request-problem.ts';

export type ApiResponse<Body> =
  | {
      readonly status: 200 | 201 | 202 | 503;
      readonly body: Body;
      /**
       * Part of the work is still to be done. Under an Idempotency-Key the next try does it, instead of getting the same
       * answer.
       */
      readonly isProvisional?: boolean;
    }
  | { readonly status: 200; readonly csv: CsvFile };

/** A CSV answer. `next` is the path of the next page, without the host. */
export type CsvFile = { readonly name: string; readonly text: string; readonly next?: string | undefined };

/** Answers are about money and people, so no cache may keep them. */
const NO_STORE = { 'cache-control': 'no-store' };

export function apiResult<Body>(response: ApiResponse<Body>): APIGatewayProxyStructuredResultV2 {
  if ('csv' in response) return csvResult(response.csv);
  const { status, body } = response;
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...NO_STORE },
    body: JSON.stringify(body),
  };
}

function csvResult({ name, text, next }: CsvFile): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(UNSAFE_IN_FILE_NAMES, '_')}.csv"`,
      ...(next !== undefined && { link: `<${next}>; rel="next"` }),
      ...NO_STORE,
    },
    body: text,
  };
}

/** Ids may hold a colon, which Windows forbids in file names. Every other unsafe character is replaced as well. */
const UNSAFE_IN_FILE_NAMES = /[^A-Za-z0-9._-]/g;

/** Gives an answer again that was given before. */
export function keptResult({ status, contentType, body }: KeptAnswer): APIGatewayProxyStructuredResultV2 {
  return { statusCode: status, headers: { 'content-type': contentType, ...NO_STORE }, body };
}

export function problemResult({
  code,
  detail,
  errors,
  extensions,
  retryAfterSeconds,
}: ProblemFacts): APIGatewayProxyStructuredResultV2 {
  const { status, title } = PROBLEMS[code];
  const body: ProblemBody = {
    type: problemType(code),
    title,
    status,
    detail,
    code,
    ...(errors && { errors: [...errors] }),
    ...extensions,
  };
  return {
    statusCode: status,
    headers: {
      'content-type': PROBLEM_CONTENT_TYPE,
      ...NO_STORE,
      ...(code === 'unsupported_content_encoding' && { 'accept-encoding': 'identity' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}
