import type { oas31, ZodOpenApiResponseObject } from 'zod-openapi';
import { PROBLEM_CONTENT_TYPE, PROBLEMS, type ProblemCode, problemSchema } from '../shared/problem.ts';
import { gatewayContent } from './gateway-responses.ts';
import { PROBLEM_CODES, problemExample } from './problem-examples.ts';
import { WAIT_HEADERS } from './response-headers.ts';

/** Problems that are the only one of their status on nearly every route: described once. */
const SHARED: readonly ProblemCode[] = ['malformed_json', 'body_too_large', 'invalid_request', 'internal_error'];

/** As components of the document, by code. */
export const problemComponents = (): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(SHARED.map((code) => [code, sharedResponse(code)]));

/** One case of every problem, by code. */
export const problemExamples = (): Record<string, oas31.ExampleObject> =>
  Object.fromEntries(
    PROBLEM_CODES.map((code) => [code, { summary: PROBLEMS[code].title, value: problemExample(code) }]),
  );

/** The problems of one route, by status. */
export function problemResponses(
  codes: readonly ProblemCode[],
): Record<string, oas31.ResponseObject | oas31.ReferenceObject> {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const shared = SHARED.find((code) => group.length === 1 && group.includes(code));
      return [status, shared ? { $ref: `#/components/responses/${shared}` } : problemResponse(group)];
    }),
  );
}

/** Whoever handles all problems alike needs no more than this schema; it is also what brings `Problem` into the document. */
function sharedResponse(code: ProblemCode): ZodOpenApiResponseObject {
  return {
    description: `\`${code}\`: ${PROBLEMS[code].title}.`,
    content: {
      [PROBLEM_CONTENT_TYPE]: {
        schema: problemSchema,
        examples: { [code]: { $ref: `#/components/examples/${code}` } },
      },
      ...gatewayContent(PROBLEMS[code].status),
    },
  };
}

function problemResponse(codes: readonly ProblemCode[]): oas31.ResponseObject {
  return {
    description: codes.map((code) => `- \`${code}\`: ${PROBLEMS[code].title}.`).join('\n'),
    ...(codes.includes('request_in_progress') && { headers: WAIT_HEADERS }),
    content: {
      [PROBLEM_CONTENT_TYPE]: {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}
