import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../../infra/console/security-headers.ts';
import type { Headers } from '../../../../infra/local/http-request.ts';
import { siteServer } from '../../../../infra/local/site/serve-site.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/main-1a2b.js'), 'go()');
});
afterAll(() => rmSync(folder, { recursive: true }));

const CONFIGURATION = { issuer: 'https://issuer', clientId: 'client' };
const serve = siteServer({
  folder: async () => folder,
  configuration: (origin) => ({ ...CONFIGURATION, signInUrl: origin }),
});
const PAGE: Headers = { host: '127.0.0.1:3000', accept: 'text/html,*/*' };
const ask = (path: string, headers: Headers = PAGE, method = 'GET') =>
  serve({ id: '1', method, path, query: '', headers, sourceIp: '127.0.0.1', body: Buffer.alloc(0) });

describe('the console at the local stack', () => {
  it.each(['/', '/batches', '/batches/batch-1', '/affiliates/a%3Ab', '/payments/batch-1.001'])(
    'is one page at every address: %s',
    async (path) => {
      const answer = await ask(path);
      expect(answer?.body.toString()).toBe('<!doctype html>');
      expect(answer?.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
    },
  );

  it('may run no script but its own, and be framed by nobody', async () => {
    expect((await ask('/'))?.headers).toMatchObject(securityHeaders('http://127.0.0.1:3000'));
    const policy = String((await ask('/'))?.headers['content-security-policy']);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self' http://127.0.0.1:3000",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('has files that never change under their names, compressed for browsers that accept that', async () => {
    const plain = await ask('/assets/main-1a2b.js', { host: 'h' });
    expect(plain?.body.toString()).toBe('go()');
    expect(plain?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const zipped = await ask('/assets/main-1a2b.js', { host: 'h', 'accept-encoding': 'gzip, br' });
    expect(zipped?.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped?.body ?? Buffer.alloc(0)).toString()).toBe('go()');
  });

  it('is told where to sign in by a file, not by a script', async () => {
    const answer = await ask('/config.json', { host: '127.0.0.1:3000' });
    expect(JSON.parse(String(answer?.body))).toEqual({ ...CONFIGURATION, signInUrl: 'http://127.0.0.1:3000' });
  });

  it.each([
    ['GET', '/assets/gone.js', PAGE],
    ['GET', '/package.json', PAGE],
    ['GET', '/batches', { host: 'h', accept: 'application/json' }],
    ['POST', '/batches', PAGE],
  ] as const)('leaves to others what is not its own: %s %s', async (method, path, headers) => {
    expect(await ask(path, headers, method)).toBeUndefined();
  });

  it('tries again to build what could not be built', async () => {
    let tries = 0;
    const mended = siteServer({
      folder: async () => {
        tries += 1;
        if (tries === 1) throw new Error('The console cannot be built');
        return folder;
      },
      configuration: (origin) => ({ ...CONFIGURATION, signInUrl: origin }),
    });
    const request = {
      id: '1',
      method: 'GET',
      path: '/',
      query: '',
      headers: PAGE,
      sourceIp: '',
      body: Buffer.alloc(0),
    };
    await expect(mended(request)).rejects.toThrow('cannot be built');
    expect((await mended(request))?.status).toBe(200);
  });
});
