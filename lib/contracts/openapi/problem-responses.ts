import type { oas31, ZodOpenApiResponseObject } from 'zod-openapi';
import { PROBLEM_CONTENT_TYPE, PROBLEMS, type ProblemCode, problemSchema } from '../shared/problem.ts';
import { gatewayContent } from './gateway-responses.ts';
import { PROBLEM_CODES, problemExample } from './problem-examples.ts';
import { ENCODING_HEADERS, WAIT_HEADERS } from './response-headers.ts';

/** Problems that stand alone under their status on nearly every route, so that they are described once. */
const SHARED = new Map<string, readonly ProblemCode[]>([
  ['unreadable_body', ['malformed_utf8', 'malformed_json']],
  ['body_too_large', ['body_too_large']],
  ['unsupported_encoding', ['unsupported_content_encoding', 'unsupported_charset']],
  ['invalid_request', ['invalid_request']],
  ['internal_error', ['internal_error']],
]);

/** As components of the document, by name. */
export const problemComponents = (): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries([...SHARED].map(([name, codes]) => [name, sharedResponse(codes)]));

/** An example of every problem, by code. */
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
      const [shared] = [...SHARED].find(([, codes]) => codes.join() === group.join()) ?? [];
      return [status, shared ? { $ref: `#/components/responses/${shared}` } : problemResponse(group)];
    }),
  );
}

/**
 * The general schema is enough for a client that handles all problems alike. This use also brings `Problem` into the
 * document.
 */
function sharedResponse(codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const [status] = codes.map((code) => PROBLEMS[code].status);
  return {
    description: descriptionOf(codes),
    ...headersOf(codes),
    content: {
      [PROBLEM_CONTENT_TYPE]: { schema: problemSchema, examples: examplesOf(codes) },
      ...(status !== undefined && gatewayContent(status)),
    },
  };
}

function problemResponse(codes: readonly ProblemCode[]): oas31.ResponseObject {
  return {
    description: descriptionOf(codes),
    ...headersOf(codes),
    content: {
      [PROBLEM_CONTENT_TYPE]: {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
          ],
        },
        examples: examplesOf(codes),
      },
    },
  };
}

function descriptionOf(codes: readonly ProblemCode[]): string {
  const lines = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`);
  return lines.length === 1 ? lines.join() : lines.map((line) => `- ${line}`).join('\n');
}

const headersOf = (codes: readonly ProblemCode[]) => ({
  ...(codes.includes('request_in_progress') && { headers: WAIT_HEADERS }),
  ...(codes.includes('unsupported_content_encoding') && { headers: ENCODING_HEADERS }),
});

const examplesOf = (codes: readonly ProblemCode[]): Record<string, oas31.ReferenceObject> =>
  Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
