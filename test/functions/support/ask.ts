import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import type { ApiRoute } from '../../../lib/contracts/api.ts';
import { takesBody } from '../../../lib/contracts/openapi/request.ts';
import { roomOf } from '../../../lib/contracts/shared/rooms.ts';
import { type Given, holdToDocument } from '../../support/api-contract.ts';
import { apiEvent, LAMBDA_CONTEXT } from './api-event.ts';

type Lambda = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
const moduleSchema = z.object({ handler: z.custom<Lambda>((value) => typeof value === 'function') });
const textsSchema = z.record(z.string(), z.string()).optional();

/**
 * Sends a route's Lambda the request of its example, but for the parts given here.
 *
 * @throws Error if the answer is not as the API document says
 */
export async function ask(route: ApiRoute, parts: Parameters<typeof apiEvent>[0] = {}): Promise<Given> {
  const file = new URL(`../../../functions/api/${roomOf(route.path)}/${route.name}.ts`, import.meta.url).href;
  const { handler } = moduleSchema.parse({ ...(await import(/* @vite-ignore */ file)) });
  const { path, query, body } = route.endpoint.about.example;
  const example = {
    routeKey: `${route.method} ${route.path}`,
    pathParameters: textsSchema.parse(path),
    queryStringParameters: textsSchema.parse(query),
    ...(takesBody(route.endpoint) && { body: JSON.stringify(body ?? {}) }),
  };
  const {
    statusCode = 0,
    headers,
    body: text = '',
  } = await handler(apiEvent({ ...example, ...parts }), LAMBDA_CONTEXT);
  const given = { status: statusCode, contentType: String(headers?.['content-type']), text };
  holdToDocument(route, given);
  return given;
}
