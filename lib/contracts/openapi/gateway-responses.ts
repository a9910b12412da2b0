import * as z from 'zod';
import type { oas31, ZodOpenApiContentObject, ZodOpenApiResponseObject } from 'zod-openapi';

/** The body of API Gateway's own answers. */
export const gatewayMessageSchema = z.object({ message: z.string() });

/** What API Gateway answers without asking the route, by status. */
const ANSWERS = {
  401: { name: 'Unauthorized', description: 'There is no Authorization header.', message: 'Unauthorized' },
  403: {
    name: 'Forbidden',
    description: 'The token is not valid, or its groups do not allow this. The answer does not say which.',
    message: 'Forbidden',
  },
  429: { name: 'TooManyRequests', description: 'Too many requests; try again later.', message: 'Too Many Requests' },
} as const;

/** As components of the document. */
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

/** Statuses that API Gateway answers with, too, in words of its own: it takes 10 MB, and a Lambda may break down. */
const OWN_WORDS = new Map([
  [413, 'Request Entity Too Large'],
  [500, 'Internal Server Error'],
]);

/** Its body beside our own of the same status, if it has one. */
export function gatewayContent(status: number): ZodOpenApiContentObject {
  const message = OWN_WORDS.get(status);
  return message === undefined ? {} : { 'application/json': { schema: gatewayMessageSchema, example: { message } } };
}

/** Of one route; only one behind the authorizer can answer 401 and 403. */
export function gatewayResponses(isPublic: boolean): Record<string, oas31.ReferenceObject> {
  const statuses = isPublic ? ([429] as const) : ([401, 403, 429] as const);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${ANSWERS[status].name}` }]),
  );
}
