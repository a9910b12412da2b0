import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RiseError } from '../../../../../lib/providers/riseworks/rise-error.ts';
import { RiseHttp } from '../../../../../lib/providers/riseworks/wire/rise-http.ts';
import { no, ok, ScriptedRise } from '../scripted-rise.ts';

const CALL = 'GET /v2/thing';
const data = z.object({ value: z.string() });

describe('a call to Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise();
  });

  const http = (settings: Record<string, string> = {}) => new RiseHttp(rise.dependencies(settings));
  const get = (settings: Record<string, string> = {}) =>
    http(settings).call({ method: 'GET', path: '/v2/thing', data, repeat: 'harmless' }, 'jwt');
  const put = () => http().call({ method: 'PUT', path: '/v2/thing', body: {}, data, repeat: 'once' }, 'jwt');
  const failure = async (call: Promise<unknown>): Promise<RiseError> => {
    const error: unknown = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof RiseError) return error;
    throw new Error('it did not fail with a RiseError');
  };

  it('ignores fields that it does not know', async () => {
    rise.on(CALL, Response.json({ success: true, data: { value: 'x', more: 1 }, extra: {} }));
    expect(await get()).toEqual({ value: 'x' });
  });

  it('names the field that is missing and nothing of what came', async () => {
    rise.on(CALL, ok({ other: 'Ludmila' }));
    const error = await failure(get());
    expect(error).toMatchObject({ kind: 'unknown', code: 'unexpected_answer' });
    expect(error.message).toBe("Rise's answer to GET /v2/thing is not as expected at data.value");
  });

  it('keeps every digit of a number beyond 2^53', async () => {
    rise.on(CALL, new Response('{"success":true,"data":{"value":12345678901234567890123}}'));
    expect(await get()).toEqual({ value: '12345678901234567890123' });
  });

  it('sends the token as Bearer, or as it is in another header, and the extra headers', async () => {
    rise.on(CALL, ok({ value: 'x' }));
    await get({ RISE_EXTRA_HEADERS: '{"x-recaptcha-action":"pay"}' });
    await get({ RISE_AUTH_HEADER: 'X-Auth-Token' });
    const [bearer, other] = rise.sent.map(({ headers }) => Object.fromEntries(headers));
    expect(bearer).toMatchObject({ authorization: 'Bearer jwt', 'x-recaptcha-action': 'pay' });
    expect(other).toMatchObject({ 'x-auth-token': 'jwt' });
    expect(other).not.toHaveProperty('authorization');
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [429, 'busy'],
    [402, 'unknown'],
    [409, 'unknown'],
    [422, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
  ] as const)("answered with %i in Rise's own JSON is %s", async (status, kind) => {
    rise.on('PUT /v2/thing', no(status));
    expect(await failure(put())).toMatchObject({ kind, status });
  });

  it.each([
    ['a page of a proxy', new Response('<html>Not Found</html>', { status: 404 })],
    ["JSON that is not Rise's", Response.json({ message: 'Forbidden' }, { status: 403 })],
    ['200 with success false', Response.json({ success: false, data: 'no' })],
    ['200 without data', Response.json({ success: true })],
    ['200 and nothing', new Response('')],
    ['half of an answer', new Response('{"success":true,"data":{"val')],
    ['a redirect', new Response('', { status: 307, headers: { location: 'https://elsewhere.example/' } })],
  ])('answered with %s says nothing for sure', async (_, answer) => {
    rise.on('PUT /v2/thing', answer);
    expect(await failure(put())).toMatchObject({ kind: 'unknown' });
    expect(rise.sent).toHaveLength(1);
  });

  it('answered with a status and no body at all is judged by the status', async () => {
    rise.on('PUT /v2/thing', new Response(null, { status: 503 }));
    expect(await failure(put())).toMatchObject({ code: 'server_error', status: 503 });
  });

  it('that breaks off has no answer, whatever the network layer throws', async () => {
    const client = new RiseHttp({ ...rise.dependencies(), fetch: () => Promise.reject('a token') });
    const call = client.call({ method: 'PUT', path: '/v2/thing', body: {}, data, repeat: 'once' });
    expect(await failure(call)).toMatchObject({
      code: 'no_answer',
      message: 'Rise did not answer PUT /v2/thing: the connection broke',
    });
  });

  it('follows nobody who points elsewhere', async () => {
    rise.on(CALL, ok({ value: 'x' }));
    await get();
    expect(rise.sent.map(({ redirect }) => redirect)).toEqual(['manual']);
  });

  it('finds the code in error_code or in data, and repeats no other word of it', async () => {
    rise.on(
      'PUT /v2/thing',
      no(400, 'Ludmila has INSUFFICIENT_BALANCE'),
      no(400, 'x', { error_code: 'INVALID_RECIPIENT' }),
    );
    const first = await failure(put());
    expect(first.message).toBe('Rise answered PUT /v2/thing with 400 INSUFFICIENT_BALANCE');
    expect(await failure(put())).toMatchObject({ riseCode: 'INVALID_RECIPIENT' });
  });

  describe('that may be repeated', () => {
    it('waits as long as Retry-After says, in seconds or until a date', async () => {
      const at = new Date(rise.nowMs + 5_000).toUTCString();
      rise.on(
        CALL,
        no(429, '', {}, { 'retry-after': '2' }),
        no(429, '', {}, { 'retry-after': at }),
        ok({ value: 'x' }),
      );
      expect(await get()).toEqual({ value: 'x' });
      expect(rise.slept).toEqual([2_000, 3_000]);
    });

    it('waits longer and longer when 429 does not say how long, and when Rise is broken or away', async () => {
      const away = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) });
      rise.on(CALL, no(429), new Response('', { status: 502 }), away, ok({ value: 'x' }));
      expect(await get()).toEqual({ value: 'x' });
      expect(rise.slept).toEqual([500, 1_500, 4_000]);
    });

    it('gives up in the end', async () => {
      rise.on(CALL, no(429));
      expect(await failure(get())).toMatchObject({ kind: 'busy' });
      expect(rise.callsOf(CALL)).toHaveLength(4);
    });

    it('gives up as soon when Rise says each time that it need not wait', async () => {
      rise.on(CALL, ...Array.from({ length: 9 }, () => no(429, '', {}, { 'retry-after': '0' })), ok({ value: 'x' }));
      expect(await failure(get())).toMatchObject({ kind: 'busy' });
      expect(rise.callsOf(CALL)).toHaveLength(4);
    });

    it('does not wait longer than the Lambda lives; nor do the calls after it, which send nothing meanwhile', async () => {
      rise.on(CALL, no(429, '', {}, { 'retry-after': '60' }), ok({ value: 'x' }));
      const client = http();
      const call = () => client.call({ method: 'GET', path: '/v2/thing', data, repeat: 'harmless' });
      expect(await failure(call())).toMatchObject({ kind: 'busy', retryAfterMs: 60_000 });
      expect(await failure(call())).toMatchObject({ kind: 'busy' });
      expect(rise.sent).toHaveLength(1);
      expect(rise.slept).toEqual([]);
      rise.nowMs += 55_000;
      expect(await call()).toEqual({ value: 'x' });
      expect(rise.slept).toEqual([5_000]);
    });

    it('is not repeated once it has timed out, or was refused', async () => {
      rise.on(CALL, new DOMException('The operation timed out', 'TimeoutError'));
      const error = await failure(get());
      expect(error).toMatchObject({ kind: 'unknown', code: 'no_answer' });
      expect(error.cause).toMatchObject({ name: 'TimeoutError' });
      rise.on(CALL, no(400));
      await failure(get());
      expect(rise.sent).toHaveLength(2);
    });
  });

  it('that moves money is sent once, whatever comes', async () => {
    for (const answer of [no(429), no(503), new TypeError('fetch failed'), new Response('x')]) {
      const alone = new ScriptedRise().on('PUT /v2/thing', answer);
      const call = { method: 'PUT', path: '/v2/thing', body: {}, data, repeat: 'once' } as const;
      await failure(new RiseHttp(alone.dependencies()).call(call));
      expect(alone.sent).toHaveLength(1);
      expect(alone.slept).toEqual([]);
    }
  });

  it('holds no more of an answer in memory than a list of payments has', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const client = new RiseHttp({ ...rise.dependencies(), fetch: async () => new Response(endless) });
    const call = client.call({ method: 'GET', path: '/v2/thing', data, repeat: 'harmless' });
    expect(await failure(call)).toMatchObject({ code: 'too_large' });
    expect(pulled).toBeLessThan(12);
  });
});
