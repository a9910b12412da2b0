import pMap from 'p-map';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../../infra/routes.ts';
import type { Answer } from '../../support/e2e-api.ts';
import { refusedAuthorizations } from '../../support/e2e-forged-tokens.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const TIMEOUT = { timeout: 120_000 };
const GUARDED = ROUTES.filter((route) => route.publicBecause === undefined);
const PUBLIC = ROUTES.filter((route) => route.publicBecause !== undefined);

const { stack, api } = sharedStack();
let refused: Readonly<Record<string, string>>;

beforeAll(async () => {
  refused = await refusedAuthorizations(stack);
}, START_TIMEOUT_MS);

const call = ({ method, path }: Route, authorization: string | null): Promise<Answer> =>
  api.send(method, path.replace(/\{[^}]+\}/g, 'nothing'), { authorization });

/** API Gateway's own answers, which give no reason. */
const gateway = (status: number, message: string) => ({
  status,
  contentType: 'application/json',
  text: JSON.stringify({ message }),
});

describe.each(GUARDED.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', TIMEOUT, (_, route) => {
  it('answers 401 without Authorization', async () => {
    expect(await call(route, null)).toEqual(gateway(401, 'Unauthorized'));
    expect(await call(route, ''), 'an empty header is none').toEqual(gateway(401, 'Unauthorized'));
  });

  it('answers 403 to every token that is not a person’s with a group', async () => {
    const answers = await pMap(
      Object.entries(refused),
      async ([name, authorization]) => [name, await call(route, authorization)] as const,
      { concurrency: 4 },
    );
    const expected = Object.keys(refused).map((name) => [name, gateway(403, 'Forbidden')] as const);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
  });

  it(`${route.method === 'GET' ? 'lets a viewer in' : 'answers 403 to a viewer'}`, async () => {
    const answer = await call(route, `Bearer ${await stack.token({ user: 'viewer' })}`);
    if (route.method === 'GET') expect([401, 403, 500]).not.toContain(answer.status);
    else expect(answer).toEqual(gateway(403, 'Forbidden'));
  });

  it('lets both admins in', async () => {
    for (const user of ['admin', 'admin2'] as const) {
      const { status } = await call(route, `Bearer ${await stack.token({ user })}`);
      expect([401, 403, 500]).not.toContain(status);
    }
  });
});

describe.each(PUBLIC.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', TIMEOUT, (_, route) => {
  it('answers without a token, and takes no notice of a wrong one', async () => {
    for (const authorization of [null, 'Bearer garbage']) {
      const { status, contentType } = await call(route, authorization);
      // The webhook is of a provider that does not exist, which our own code answers, not the gateway.
      if (route.endpoint.about?.rawBody) expect([status, contentType]).toEqual([404, 'application/problem+json']);
      else expect([401, 403, 404, 500]).not.toContain(status);
    }
  });
});

describe('beside the routes', TIMEOUT, () => {
  it('there is nothing, whoever asks', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['PUT', '/health'],
      ['GET', '/AFFILIATES/payable'],
      ['GET', '/affiliates/payable/'],
    ] as const) {
      expect(await api.send(method, path), `${method} ${path}`).toEqual(gateway(404, 'Not Found'));
    }
  });

  it('the scheme may be written in small letters', async () => {
    const { status } = await api.send('GET', '/batches', { authorization: `bearer ${await stack.token()}` });
    expect(status).toBe(200);
  });
});
