import * as z from 'zod';
import { USERS, type UserName } from './users.ts';

const partsSchema = z.looseObject({ body: z.unknown().optional(), requestContext: z.looseObject({}).default({}) });

/**
 * The event that API Gateway would make of a request, from the parts that matter: `pathParameters`,
 * `queryStringParameters`, `headers` and `body`, which may be JSON. It says that the authorizer let the user through.
 *
 * @throws ZodError if the parts are not an object
 */
export const eventAs = (user: UserName, parts: unknown): object => {
  const { body, requestContext, ...given } = partsSchema.parse(parts);
  return {
    version: '2.0',
    routeKey: 'invoke',
    rawPath: '/',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    ...given,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    requestContext: {
      routeKey: 'invoke',
      http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'npm run invoke' },
      ...requestContext,
      authorizer: { lambda: { sub: USERS[user].sub, username: USERS[user].email } },
    },
  };
};
