import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import * as z from 'zod';
import { ADMIN_GROUP, groupsFor } from '../lib/contracts/sign-in/permissions.ts';
import { personSchema } from '../lib/contracts/sign-in/sign-in.ts';
import { authorizerEnvironment } from './runtime/environment.ts';
import { logger } from './runtime/logger.ts';
import { refusalOf, refusedSub, type TokenRefusal } from './sign-in/token-refusal.ts';

const { USER_POOL_ID, USER_POOL_CLIENT_ID } = authorizerEnvironment();

/** Lets through access tokens of our client; for admins, where nothing else is said. Exported so that keys can be put into its cache. */
export const verifier = CognitoJwtVerifier.create({
  userPoolId: USER_POOL_ID,
  clientId: USER_POOL_CLIENT_ID,
  tokenUse: 'access',
  groups: [ADMIN_GROUP],
  // Says whose token it was that its groups do not let through.
  includeRawJwtInErrors: true,
});

const requestSchema = z.object({
  /** Of the route, not of the request line: `POST /api/disbursement/batches`. */
  routeKey: z.string(),
  headers: z.object({ authorization: z.string() }),
});
const BEARER_TOKEN = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/** For the Lambda of the route (`sub`, `username`), and for the access log (`sub`, `refusal`). */
type AuthorizerContext = { sub: string; username: string } | { sub?: string; refusal: TokenRefusal };
type Verdict = APIGatewaySimpleAuthorizerWithContextResult<AuthorizerContext>;

/**
 * Never throws: a token that cannot be verified is refused. Only the log says why, in one word, and the token appears nowhere.
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

/** One of these the person must be in. */
function groupsOfRoute(routeKey: string): string[] {
  const method = routeKey.split(' ', 1)[0] ?? '';
  return [...groupsFor(method)];
}

function refuse(refusal: TokenRefusal, sub?: string, error?: unknown): Verdict {
  const context = { refusal, ...(sub !== undefined && { sub }) };
  // The kind of error only: messages repeat pieces of what they are about.
  const facts = { ...context, ...(error instanceof Error && { kind: error.constructor.name }) };
  if (refusal === 'keys_unavailable' || refusal === 'unexpected') logger.error('refused', facts);
  else logger.warn('refused', facts);
  return { isAuthorized: false, context };
}
