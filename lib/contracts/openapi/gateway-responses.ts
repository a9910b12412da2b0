import * as z from 'zod';
import type { oas31, ZodOpenApiContentObject, ZodOpenApiResponseObject } from 'zod-openapi';

/** The body of API Gateway's own answers. */
export const gatewayMessageSchema = z.object({ message: z.string() });

/** The answers of API Gateway itself, which never reach the route, by status. */
const ANSWERS = {
  401: { name: 'Unauthorized', description: 'There is no Authorization header.', message: 'Unauthorized' },
  403: {
    name: 'Forbidden',
    description: 'The token is not valid, or its groups do not allow this. The answer does not say which.',
    message: 'Forbidden',
  },
  429: { name: 'TooManyRequests', description: 'Too many requests; try again later.', message: 'Too Many Requests' },
} as const;

/** These answers as components of the document. */
export const gatewayComponents = (): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(
    Object.values(ANSWERS).map(({ name, description, message }) => [
      name,
      {
        description,
        content: {
          'application/json': { schema: gatewayMessageSchema, example: { message } },
        },
      },
    ]),
  );

/** Statuses for which API Gateway also has answers of its own: a body above 10 MB, or a Lambda that crashed. */
const OWN_WORDS = new Map([
  [413, 'Request Entity Too Large'],
  [500, 'Internal Server Error'],
]);

/** The body of API Gateway's answer, to be shown beside ours of the same status. */
export function gatewayContent(status: number): ZodOpenApiContentObject {
  const message = OWN_WORDS.get(status);
  return message === undefined ? {} : { 'application/json': { schema: gatewayMessageSchema, example: { message } } };
}

/** The answers of API Gateway on one route. Only a route behind the authorizer can answer 401 and 403. */
export function gatewayResponses(isPublic: boolean): Record<string, oas31.ReferenceObject> {
  const statuses = isPublic ? ([429] as const) : ([401, 403, 429] as const);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${ANSWERS[status].name}` }]),
  );
}
