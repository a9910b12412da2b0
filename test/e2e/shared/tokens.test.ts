import pMap from 'p-map';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UserName } from '../../../infra/local/users.ts';
import { ROUTES, type Route } from '../../../infra/routes.ts';
import type { Answer } from '../../support/e2e-api.ts';
import { refusedAuthorizations } from '../../support/e2e-forged-tokens.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const TIMEOUT = { timeout: 120_000 };
const GUARDED = ROUTES.filter((route) => route.publicBecause === undefined);
const PUBLIC = ROUTES.filter((route) => route.publicBecause !== undefined);

const { stack, api } = sharedStack();
/** A route refuses so many kinds; each kind is refused by several routes. */
const KINDS_PER_ROUTE = 2;
let refused: Readonly<Record<string, string>>;
let people: Readonly<Record<'admin' | 'admin2' | 'viewer' | 'nobody', string>>;

beforeAll(async () => {
  refused = await refusedAuthorizations(stack);
  const bearer = async (user: UserName) => `Bearer ${await stack.token({ user })}`;
  people = {
    admin: await bearer('admin'),
    admin2: await bearer('admin2'),
    viewer: await bearer('viewer'),
    nobody: await bearer('nobody'),
  };
}, START_TIMEOUT_MS);

const call = ({ method, path }: Route, authorization: string | null): Promise<Answer> =>
  api.send(method, path.replace(/\{[^}]+\}/g, 'nothing'), { authorization });

const expectRefused = async (route: Route, authorizations: Readonly<Record<string, string>>): Promise<void> => {
  const answers = await pMap(
    Object.entries(authorizations),
    async ([name, authorization]) => [name, await call(route, authorization)] as const,
    { concurrency: 4 },
  );
  const expected = Object.keys(authorizations).map((name) => [name, gateway(403, 'Forbidden')] as const);
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
};

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

  it('answers 403 to somebody without a group, and to tokens that are not a person’s', async () => {
    const kinds = Object.keys(refused);
    const first = GUARDED.indexOf(route) * KINDS_PER_ROUTE;
    const tried = Array.from({ length: KINDS_PER_ROUTE }, (_, nth) => kinds[(first + nth) % kinds.length] ?? '');
    await expectRefused(route, {
      nobody: people.nobody,
      ...Object.fromEntries(tried.map((kind) => [kind, refused[kind] ?? ''])),
    });
  });

  it(`${route.method === 'GET' ? 'lets a viewer in' : 'answers 403 to a viewer'}`, async () => {
    const answer = await call(route, people.viewer);
    if (route.method === 'GET') expect([401, 403, 500]).not.toContain(answer.status);
    else expect(answer).toEqual(gateway(403, 'Forbidden'));
  });

  it('lets both admins in', async () => {
    for (const user of ['admin', 'admin2'] as const) {
      const { status } = await call(route, people[user]);
      expect([401, 403, 500]).not.toContain(status);
    }
  });
});

/** One Lambda looks at the tokens of all routes, and of a route it sees only the method. */
describe.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('one route of %s', TIMEOUT, (method) => {
  it('answers 403 to every token that is not a person’s with a group', async () => {
    const route = GUARDED.find((one) => one.method === method);
    if (route === undefined) throw new Error(`no route of ${method} needs a token`);
    await expectRefused(route, refused);
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
