import { afterEach, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '../../../infra/local/http-request.ts';
import { HANG_UP } from '../../../infra/local/http-response.ts';
import { type HttpServer, startHttpServer } from '../../../infra/local/http-server.ts';

let server: HttpServer | undefined;
afterEach(() => server?.stop());

const start = async (handle: Parameters<typeof startHttpServer>[1]) => {
  server = await startHttpServer(0, handle, () => {});
  return `http://127.0.0.1:${server.port}`;
};
const echo: Parameters<typeof startHttpServer>[1] = async ({ body, headers, path, query }) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ length: body.length, path, query, two: headers['x-two'] })),
});

describe('the local HTTP server', () => {
  it('reads path, query and headers as they were sent', async () => {
    const url = await start(echo);
    const answer = await fetch(`${url}/a/b?c=1?2`, {
      headers: [
        ['X-Two', '1'],
        ['x-two', '2'],
      ],
    });
    expect(await answer.json()).toEqual({ length: 0, path: '/a/b', query: 'c=1?2', two: '1, 2' });
  });

  it('takes a body of ten megabytes, and answers 413 to one byte more', async () => {
    const url = await start(echo);
    const post = (body: Uint8Array<ArrayBuffer>) => fetch(url, { method: 'POST', body });
    expect((await post(new Uint8Array(BODY_LIMIT))).status).toBe(200);
    const refused = await post(new Uint8Array(BODY_LIMIT + 1));
    expect([refused.status, await refused.text()]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });

  it('ends the connection when the handler says so, and serves the next', async () => {
    let calls = 0;
    const url = await start(async (request) => {
      calls += 1;
      return calls === 1 ? HANG_UP : echo(request);
    });
    await expect(fetch(url)).rejects.toThrow();
    expect((await fetch(url)).status).toBe(200);
  });

  it('answers 500 when the handler throws', async () => {
    const url = await start(async () => {
      throw new Error('boom');
    });
    expect((await fetch(url)).status).toBe(500);
  });

  it('says in words that a port is taken', async () => {
    await start(echo);
    await expect(startHttpServer(server?.port ?? 0, echo, () => {})).rejects.toThrow(/Port \d+ is taken.*PORT=/);
  });
});
