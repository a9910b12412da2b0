import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, Context as LambdaContext } from 'aws-lambda';
import { ulid } from 'ulid';
import { type Actor, personOf } from '../../lib/domain/audit/actor.ts';
import { addSeconds, instant } from '../../lib/domain/shared/time.ts';
import type { KeyedRequest } from './answer-once.ts';
import { jsonBodyOf } from './request-body.ts';

/** Time that the lease outlasts the Lambda's own time limit. */
const GRACE_SECONDS = 1;

/**
 * A request with an idempotency key: who sent it, what was sent, and until when this Lambda may work on it.
 *
 * @param body whether the route reads its body; otherwise the body does not count as part of what was sent
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

/** The method and the path with its parameters filled in: `POST /api/disbursement/batches/batch-1/execute`. */
function routeOf({ routeKey, pathParameters = {} }: APIGatewayProxyEventV2): string {
  return routeKey.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '');
}

/** What was sent: the body, and the query if there is one. */
function contentOf(event: APIGatewayProxyEventV2): string {
  const query = Object.entries(event.queryStringParameters ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  return query.length === 0 ? bodyText(event) : JSON.stringify([bodyText(event), query]);
}

/** Equal for equal JSON, whatever the order and spacing of its fields. */
function bodyText(event: APIGatewayProxyEventV2): string {
  try {
    return JSON.stringify(jsonBodyOf(event) ?? {}, withSortedFields);
  } catch (error) {
    // The JSON is nested too deep to walk, which no valid request is. Then only equal bytes count as equal.
    if (error instanceof RangeError) return event.body ?? '';
    throw error;
  }
}

function withSortedFields(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
