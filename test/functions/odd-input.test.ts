import './support/silent-log.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { takesBody } from '../../lib/contracts/openapi/request.ts';
import { createTestTable } from '../support/dynamodb-table.ts';
import { oddBodies, oddParameters } from '../support/odd-input.ts';
import { ask } from './support/ask.ts';

/*
 * Whatever the API document allows, however odd, is answered as the document says and never with a 5xx; on a real DynamoDB
 * engine.
 */

const clients = vi.hoisted(() => ({ dynamodb: undefined as unknown }));
vi.mock('../../functions/runtime/clients.ts', () => {
  const none = () => ({ send: async () => ({}) });
  return {
    dynamoDbClient: () => clients.dynamodb,
    stepFunctionsClient: none,
    eventBridgeClient: none,
    snsClient: none,
  };
});

beforeAll(async () => {
  const { name, client } = await createTestTable();
  clients.dynamodb = client;
  vi.stubEnv('TABLE_NAME', name);
  vi.stubEnv('STATE_MACHINE_ARN', 'arn:aws:states:eu-central-1:000000000000:stateMachine:none');
});

// A signed body is refused for its signature.
const ROUTES = API.filter((route: ApiRoute) => !route.endpoint.about.rawBody);
const texts = z.record(z.string(), z.string());

const titled = (routes: readonly ApiRoute[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);

// First, while the table is empty.
describe('what nobody has', () => {
  it.each(titled(ROUTES.filter(({ path }) => path.includes('{'))))('is answered 404 by %s', async (_, route) => {
    expect((await ask(route)).status).toBe(404);
  });
});

describe.each(titled(ROUTES))('%s', (_, route) => {
  it('answers whatever the document allows', async () => {
    const bodies = takesBody(route.endpoint) ? oddBodies(route, 'allowed') : [];
    const requests = [
      ...bodies.map(({ input }) => ({ body: JSON.stringify(input) })),
      ...oddParameters(route, 'query', 'allowed').map(({ input }) => ({ queryStringParameters: texts.parse(input) })),
      ...oddParameters(route, 'path', 'allowed').map(({ input }) => ({ pathParameters: texts.parse(input) })),
    ];
    for (const request of requests) {
      const { status, text } = await ask(route, request);
      expect([status < 500, text], JSON.stringify(request).slice(0, 500)).toEqual([true, text]);
    }
  });
});
