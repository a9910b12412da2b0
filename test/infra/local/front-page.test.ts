import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { frontPage, isFrontPath } from '../../../infra/local/front-page.ts';
import { localApi } from '../../../infra/local/local-api.ts';
import type { LocalRoute } from '../../../infra/local/local-routes.ts';

const ROUTES: readonly LocalRoute[] = [
  { method: 'GET', path: '/_local/things', about: 'All <things> & more', serve: () => answer('all') },
  { method: 'POST', path: '/_local/things/{name}/kill', about: 'Ends one', serve: (_request, name) => answer(name) },
];
const answer = (text: string) => ({ status: 200, headers: {}, body: Buffer.from(text) });

const serve = frontPage(ROUTES);
const get = async (path: string, accept?: string) => {
  const { status, headers, body } = await serve({ method: 'GET', path, headers: { accept } });
  return { status, type: headers['content-type'], headers, text: body.toString() };
};

describe('the front page of the local stack', () => {
  it('is a page for browsers, with a link to each thing that can be looked at', async () => {
    const { status, type, headers, text } = await get('/_local', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect([...text.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)).toEqual([
      '/',
      '/README.md',
      '/docs',
      '/api/disbursement/openapi.json',
      '/api/disbursement/health',
      '/.well-known/openid-configuration',
      '/_local/things',
    ]);
    expect(text).toContain('<code>POST /_local/things/{name}/kill</code>');
    expect(text).toContain('All &lt;things&gt; &amp; more');
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
  });

  it.each([undefined, '*/*', 'application/json'])('says the same in JSON to whoever accepts %s', async (accept) => {
    const { status, type, text } = await get('/', accept);
    expect([status, type]).toEqual([200, 'application/json']);
    const link = z.strictObject({ path: z.string(), about: z.string() });
    const route = link.extend({ method: z.string() });
    const said = z.strictObject({ links: z.array(link), local: z.array(route) }).parse(JSON.parse(text));
    expect(said.links.map(({ path }) => path)).toContain('/docs');
    expect(said.local.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /_local/things',
      'POST /_local/things/{name}/kill',
    ]);
  });

  it('leads to the README, as it is written', async () => {
    const { status, type, text } = await get('/README.md');
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toMatch(/^# Disbursement\n/);
  });

  it('is there to be looked at, and nowhere else', async () => {
    expect((await serve({ method: 'POST', path: '/', headers: {} })).status).toBe(405);
    for (const path of ['', '/', '//', '/_local/', '/index.html', '/readme.md', '/README.md/', '/package.json']) {
      expect(isFrontPath(path), path).toBe(false);
    }
  });
});

describe('the routes of the local stack alone', () => {
  const request = { id: '1', query: '', headers: {}, sourceIp: '127.0.0.1', body: Buffer.alloc(0) };
  const asked = async (method: string, path: string, headers = {}) => {
    const { status, body } = await localApi(ROUTES)({ ...request, method, path, headers });
    return [status, body.toString()];
  };

  it('are found by method and path, with the name that is in it', async () => {
    expect(await asked('GET', '/_local/things')).toEqual([200, 'all']);
    expect(await asked('POST', '/_local/things/a%2Fb/kill')).toEqual([200, 'a/b']);
  });

  it.each([
    ['POST', '/_local/things'],
    ['GET', '/_local/things/'],
    ['POST', '/_local/things/a/b/kill'],
    ['GET', '/_local/'],
  ])('are named to whoever asks for another: %s %s', async (method, path) => {
    const message = `The local stack has no ${method} ${path}. It has GET /_local/things, POST /_local/things/{name}/kill`;
    expect(await asked(method, path)).toEqual([404, JSON.stringify({ message })]);
  });

  it('are not for web pages', async () => {
    expect(await asked('GET', '/_local/things', { origin: 'http://evil.example' })).toEqual([
      403,
      '{"message":"Not for browsers"}',
    ]);
  });
});
