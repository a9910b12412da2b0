import './support/silent-log.ts';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { takesBody } from '../../lib/contracts/openapi/request.ts';
import { problemSchema } from '../../lib/contracts/shared/problem.ts';
import { type OddInput, oddBodies, oddParameters } from '../support/odd-input.ts';
import type { apiEvent } from './support/api-event.ts';
import { ask } from './support/ask.ts';

/*
 * Whatever the API document does not allow is refused, by a sentence that names the field, before anything is read or
 * written. These Lambdas are given clients that can do nothing.
 */

vi.mock('../../functions/runtime/clients.ts', () => {
  const none = () => ({ send: () => Promise.reject(new Error('a bad request got as far as a client')) });
  return { dynamoDbClient: none, stepFunctionsClient: none, eventBridgeClient: none, snsClient: none };
});
vi.stubEnv('TABLE_NAME', 'none');
vi.stubEnv('STATE_MACHINE_ARN', 'arn:aws:states:eu-central-1:000000000000:stateMachine:none');

// A signed body is not checked against a schema. It is refused for its signature.
const ROUTES = API.filter((route: ApiRoute) => !route.endpoint.about.rawBody);
const titled = (routes: readonly ApiRoute[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);

async function expectRefused(route: ApiRoute, bad: OddInput, parts: Parameters<typeof apiEvent>[0]) {
  const { status, text } = await ask(route, parts);
  const what = `${bad.field} = ${String(JSON.stringify(bad.value)).slice(0, 60)}: ${text.slice(0, 300)}`;
  expect(status, what).toBe(422);
  const fields = problemSchema.parse(JSON.parse(text)).errors?.map(({ field }) => field) ?? [];
  expect(
    fields.some((field) => field.startsWith(bad.field)),
    what,
  ).toBe(true);
}

describe.each(titled(ROUTES.filter(({ endpoint }) => takesBody(endpoint) && !endpoint.about.documentedBody)))(
  'the body of %s',
  (_, route) => {
    it('is refused if the document does not allow it, and the field is named', async () => {
      const bodies = oddBodies(route, 'forbidden');
      expect(bodies).not.toEqual([]);
      for (const bad of bodies) await expectRefused(route, bad, { body: JSON.stringify(bad.input) });
    });
  },
);

describe.each(titled(ROUTES.filter(({ endpoint }) => endpoint.about.documentedBody)))('the rows of %s', (_, route) => {
  it('are each judged by themselves: what the document does not allow is a verdict, and the field is named', async () => {
    for (const bad of oddBodies(route, 'forbidden')) {
      const body = JSON.stringify(bad.input);
      if (!route.endpoint.body.safeParse(bad.input).success) {
        await expectRefused(route, bad, { body });
        continue;
      }
      const { status, text } = await ask(route, { body });
      const [, field = ''] = /\[0\]\.?(.*)$/.exec(bad.field) ?? [];
      expect([status, text], text).toEqual([200, expect.stringContaining('"status":"rejected"')]);
      expect(text).toContain(`"message":"${field}`);
    }
  });
});

describe.each(titled(ROUTES))('%s', (_, route) => {
  it('refuses query parameters that the document does not allow, each named', async () => {
    for (const bad of oddParameters(route, 'query', 'forbidden')) {
      const queryStringParameters = z.record(z.string(), z.string()).parse(bad.input);
      await expectRefused(route, bad, { queryStringParameters });
    }
    const unknown = { field: 'query.surprise', value: '1', input: {} };
    await expectRefused(route, unknown, { queryStringParameters: { surprise: '1' } });
  });

  it('refuses path parameters that the document does not allow, each named', async () => {
    for (const bad of oddParameters(route, 'path', 'forbidden')) {
      const pathParameters = z.record(z.string(), z.string()).parse(bad.input);
      await expectRefused(route, bad, { pathParameters });
    }
  });
});
