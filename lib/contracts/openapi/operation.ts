import type { oas31, ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ApiRoute } from '../api.ts';
import { PROBLEMS, type ProblemCode } from '../shared/problem.ts';
import { groupsFor } from '../sign-in/permissions.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { PROBLEM_CODES } from './problem-examples.ts';
import { problemResponses } from './problem-responses.ts';
import { requestOf, takesBody } from './request.ts';
import { FILE_HEADERS } from './response-headers.ts';

/** One route as the document shows it. */
export function operationOf(route: ApiRoute): ZodOpenApiOperationObject {
  const { name, publicBecause, endpoint } = route;
  const { tag, summary, description } = endpoint.about;
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(route),
    ...requestOf(route),
    responses: {
      ...answers(route),
      ...gatewayResponses(publicBecause !== undefined),
      ...problemResponses(problemsOf(route)),
    },
  };
}

/** Membership of either group is enough. A public route needs none. */
function securityOf({ method, publicBecause }: ApiRoute): oas31.SecurityRequirementObject[] {
  return publicBecause === undefined ? groupsFor(method).map((group) => ({ accessToken: [group] })) : [];
}

function answers({ endpoint: { answer, about } }: ApiRoute): ZodOpenApiResponsesObject {
  const otherFormats = Object.entries(about.otherFormats ?? {}).map(([type, example]) => [
    type,
    { schema: { type: 'string' }, example },
  ]);
  return Object.fromEntries(
    Object.entries(about.answers).map(([status, description]) => [
      status,
      {
        description,
        ...(otherFormats.length > 0 && { headers: FILE_HEADERS }),
        content: {
          'application/json': { schema: answer, example: about.example.answer },
          ...Object.fromEntries(otherFormats),
        },
      },
    ]),
  );
}

/** The problems of every body that is read. */
const BODY_PROBLEMS = [
  'malformed_utf8',
  'malformed_json',
  'body_too_large',
  'unsupported_content_encoding',
  'unsupported_charset',
] as const satisfies readonly ProblemCode[];

/** The problems that the route names, and those that follow from its schemas, in the order of their statuses. */
export function problemsOf({ endpoint }: ApiRoute): ProblemCode[] {
  const { about } = endpoint;
  const all = new Set<ProblemCode>([
    ...about.problems,
    'invalid_request',
    'internal_error',
    ...(about.idempotent ? (['idempotency_key_reused', 'request_in_progress'] as const) : []),
    ...(takesBody(endpoint) ? BODY_PROBLEMS : []),
    ...(endpoint.query.safeParse({ cursor: 'x' }).success ? (['invalid_cursor'] as const) : []),
  ]);
  return PROBLEM_CODES.filter((code) => all.has(code)).sort(
    (left, right) => PROBLEMS[left].status - PROBLEMS[right].status,
  );
}
