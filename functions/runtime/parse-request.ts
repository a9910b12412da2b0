import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { type Endpoint, isBodyRead } from '../../lib/contracts/shared/endpoint.ts';
import { type FieldError, fieldErrors, type RequestPart } from '../../lib/contracts/shared/field-errors.ts';
import { IDEMPOTENCY_KEY_HEADER, idempotencyKeySchema } from '../../lib/contracts/shared/idempotency-key.ts';
import { bodyBytesOf, jsonBodyOf, malformedJson } from './request-body.ts';
import { RequestProblem } from './request-problem.ts';

export type ApiRequest<Path, Query, Body> = {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** Set if the route takes an idempotency key and one was sent. */
  readonly idempotencyKey?: string | undefined;
  /** The request as it was sent, for checking a signature. */
  readonly raw: () => RawRequest;
};

export type RawRequest = {
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/**
 * Checks every part of a request, and names all faults of all parts at once.
 *
 * @throws RequestProblem `invalid_request`, and what is wrong with a body that cannot be read
 */
export function parseRequest<Path, Query, Body, Answer>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  event: APIGatewayProxyEventV2,
): ApiRequest<Path, Query, Body> {
  const path = check('path', endpoint.path, event.pathParameters ?? {});
  const query = check('query', endpoint.query, event.queryStringParameters ?? {});
  const body = check('body', endpoint.body, givenBody(endpoint.body, event));
  // A route ignores headers that its contract does not name.
  const header = check('header', headerSchema, endpoint.about.idempotent ? event.headers : {});
  if ('errors' in path || 'errors' in query || 'errors' in body || 'errors' in header) {
    throw invalidRequest([path, query, body, header].flatMap((part) => ('errors' in part ? part.errors : [])));
  }
  const idempotencyKey = header.value[IDEMPOTENCY_KEY_HEADER];
  const raw = () => ({ headers: event.headers, body: bodyBytesOf(event) });
  return { path: path.value, query: query.value, body: body.value, idempotencyKey, raw };
}

const headerSchema = z.object({ [IDEMPOTENCY_KEY_HEADER]: idempotencyKeySchema.optional() });

/** No body counts as `{}` where `{}` is valid. */
function givenBody(schema: z.ZodType, event: APIGatewayProxyEventV2): unknown {
  // These routes ignore their body, so it is not even parsed.
  if (!isBodyRead(schema)) return undefined;
  const given = jsonBodyOf(event);
  if (given !== undefined) return given;
  if (!schema.safeParse({}).success) throw malformedJson('This route needs a JSON body.');
  return {};
}

type Checked<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

function check<T>(part: RequestPart, schema: z.ZodType<T>, given: unknown): Checked<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  return parsed.success ? { value: parsed.data } : { errors: fieldErrors(part, parsed.error.issues) };
}

function invalidRequest(errors: readonly FieldError[]): RequestProblem {
  const named = errors.slice(0, 3).map(({ field, message }) => `${field} ${message}`);
  const others = errors.length > named.length ? `; and ${errors.length - named.length} more` : '';
  return new RequestProblem({ code: 'invalid_request', detail: `${named.join('; ')}${others}.`, errors });
}
