import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import * as z from 'zod/mini';
import { ADMIN_GROUP, groupsFor } from '../lib/contracts/sign-in/permissions.ts';
import { personSchema } from '../lib/contracts/sign-in/sign-in.ts';
import { authorizerEnvironment } from './runtime/lean-environment.ts';
import { logger } from './runtime/logger.ts';
import { refusalOf, refusedSub, type TokenRefusal } from './sign-in/token-refusal.ts';

const { USER_POOL_ID, USER_POOL_CLIENT_ID } = authorizerEnvironment();

/**
 * Accepts access tokens of our client. Without `groups` of its own, a check asks for an admin. Exported so that tests can
 * fill its key cache.
 */
export const verifier = CognitoJwtVerifier.create({
  userPoolId: USER_POOL_ID,
  clientId: USER_POOL_CLIENT_ID,
  tokenUse: 'access',
  groups: [ADMIN_GROUP],
  // With it the error tells who was refused for lack of a group.
  includeRawJwtInErrors: true,
});

const requestSchema = z.object({
  /** The route as it is defined, such as `POST /api/disbursement/batches`. It is not the path of the request. */
  routeKey: z.string(),
  headers: z.object({ authorization: z.string() }),
});
const BEARER_TOKEN = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/** For the Lambda of the route (`sub`, `username`), and for the access log (`sub`, `refusal`). */
type AuthorizerContext = { sub: string; username: string } | { sub?: string; refusal: TokenRefusal };
type Verdict = APIGatewaySimpleAuthorizerWithContextResult<AuthorizerContext>;

/**
 * Never throws: a token that cannot be verified is refused. Only the log says why, in one word. The token appears nowhere.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export async function handler(event: unknown): Promise<Verdict> {
  const asked = requestSchema.safeParse(event);
  if (!asked.success) return refuse('malformed_event');
  const { routeKey, headers } = asked.data;
  const token = BEARER_TOKEN.exec(headers.authorization)?.[1];
  if (token === undefined) return refuse('no_bearer_token');
  const groups = groupsOfRoute(routeKey);
  if (groups.length === 0) return refuse('unknown_route');
  try {
    return { isAuthorized: true, context: personSchema.parse(await verifier.verify(token, { groups })) };
  } catch (error) {
    return refuse(refusalOf(error), refusedSub(error), error);
  }
}

/** The groups that may use the route. The person must be in one of them. */
function groupsOfRoute(routeKey: string): string[] {
  const method = routeKey.split(' ', 1)[0] ?? '';
  return [...groupsFor(method)];
}

function refuse(refusal: TokenRefusal, sub?: string, error?: unknown): Verdict {
  const context = { refusal, ...(sub !== undefined && { sub }) };
  // Only the kind of error is logged, because messages quote parts of the token.
  const facts = { ...context, ...(error instanceof Error && { kind: error.constructor.name }) };
  if (refusal === 'keys_unavailable' || refusal === 'unexpected') logger.error('refused', facts);
  else logger.warn('refused', facts);
  return { isAuthorized: false, context };
}
