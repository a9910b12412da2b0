import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { JwtParseError } from 'aws-jwt-verify/error';
import type { APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import * as z from 'zod';
import { ADMIN_GROUP, groupsFor } from '../lib/contracts/permissions.ts';
import { authorizerEnvironment } from './runtime/environment.ts';
import { logger } from './runtime/logger.ts';

const { USER_POOL_ID, USER_POOL_CLIENT_ID } = authorizerEnvironment();

/** Lets through access tokens of our client; for admins, where nothing else is said. Exported so that keys can be put into its cache. */
export const verifier = CognitoJwtVerifier.create({
  userPoolId: USER_POOL_ID,
  clientId: USER_POOL_CLIENT_ID,
  tokenUse: 'access',
  groups: [ADMIN_GROUP],
});

const requestSchema = z.object({
  /** Of the route, not of the request line: `POST /api/disbursement/batches`. */
  routeKey: z.string(),
  headers: z.object({ authorization: z.string() }),
});
const BEARER_TOKEN = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

const personSchema = z.object({ sub: z.string().min(1), username: z.string().min(1) });

type Verdict = APIGatewaySimpleAuthorizerWithContextResult<{ sub: string; username: string } | undefined>;

/** Never throws: whatever cannot be verified is refused. Why is told to the log only, and the token to nobody. */
export async function handler(event: unknown): Promise<Verdict> {
  try {
    const { routeKey, headers } = requestSchema.parse(event);
    const token = BEARER_TOKEN.exec(headers.authorization)?.[1];
    if (token === undefined) return refuse('there is no bearer token');
    const groups = groupsOfRoute(routeKey);
    if (groups.length === 0) return refuse(`nobody may use ${routeKey}`);
    return { isAuthorized: true, context: personSchema.parse(await verifier.verify(token, { groups })) };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

/** One of these the person must be in. */
function groupsOfRoute(routeKey: string): string[] {
  const method = routeKey.split(' ', 1)[0] ?? '';
  return [...groupsFor(method)];
}

function reasonOf(error: unknown): string {
  // Its message repeats pieces of what it could not parse.
  if (error instanceof JwtParseError) return 'it is not a JWT';
  return error instanceof Error ? `${error.constructor.name}: ${error.message}` : 'unknown';
}

function refuse(reason: string): Verdict {
  logger.warn('refused', { reason });
  return { isAuthorized: false, context: undefined };
}
