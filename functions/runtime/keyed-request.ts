import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, Context as LambdaContext } from 'aws-lambda';
import { ulid } from 'ulid';
import { type Actor, personOf } from '../../lib/domain/audit/actor.ts';
import { addSeconds, instant } from '../../lib/domain/shared/time.ts';
import type { KeyedRequest } from './answer-once.ts';
import { jsonBodyOf } from './request-body.ts';

/** Between the end of a Lambda's time and when nobody waits for it any more. */
const GRACE_SECONDS = 1;

/**
 * A request with an idempotency key: whose it is, what was sent, and until when this Lambda can be at it.
 *
 * @param body of its route: where it means nothing, it is no part of what was sent
 */
export function keyedRequest(
  event: APIGatewayProxyEventV2,
  body: 'read' | 'ignored',
  lambda: LambdaContext,
  actor: Actor,
  key: string,
): KeyedRequest {
  const person = personOf(actor);
  if (!person) throw new Error('only people may send requests with an idempotency key');
  const now = () => instant(new Date());
  return {
    name: { sub: person.sub, route: routeOf(event), key },
    fingerprint: createHash('sha256')
      .update(contentOf(body === 'read' ? event : { ...event, body: undefined }))
      .digest('hex'),
    owner: ulid(),
    leaseUntil: addSeconds(now(), lambda.getRemainingTimeInMillis() / 1_000 + GRACE_SECONDS),
    now,
  };
}

/** Method and path with its parameters filled in: `POST /api/disbursement/batches/batch-1/execute`. */
function routeOf({ routeKey, pathParameters = {} }: APIGatewayProxyEventV2): string {
  return routeKey.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '');
}

/** What was sent: the body, and the query where there is one. */
function contentOf(event: APIGatewayProxyEventV2): string {
  const query = Object.entries(event.queryStringParameters ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  return query.length === 0 ? bodyText(event) : JSON.stringify([bodyText(event), query]);
}

/** The same for the same JSON, however its fields are ordered and spaced. */
function bodyText(event: APIGatewayProxyEventV2): string {
  try {
    return JSON.stringify(jsonBodyOf(event) ?? {}, withSortedFields);
  } catch (error) {
    // Nested too deep to be walked through, as nothing that we take is: then it is the same only byte by byte.
    if (error instanceof RangeError) return event.body ?? '';
    throw error;
  }
}

function withSortedFields(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
