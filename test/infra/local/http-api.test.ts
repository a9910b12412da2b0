import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { InvocationResult } from '../../../infra/local/function-instance.ts';
import { httpApi } from '../../../infra/local/http-api.ts';
import type { HttpRequest } from '../../../infra/local/http-request.ts';
import { routeFinder } from '../../../infra/local/route-table.ts';

const place = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };
const guarded = { functionArn: 'lambda', authorizerArn: 'authorizer' };
const findRoute = routeFinder([
  { routeKey: 'GET /things/{thingId}', ...guarded },
  { routeKey: 'GET /things/special', functionArn: 'special', authorizerArn: 'authorizer' },
  { routeKey: 'POST /things', ...guarded },
  { routeKey: 'GET /open', functionArn: 'lambda', authorizerArn: undefined },
]);

const request = (method: string, path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  id: 'request-1',
  method,
  path,
  query: '',
  headers: { authorization: 'Bearer token' },
  sourceIp: '127.0.0.1',
  body: Buffer.alloc(0),
  ...more,
});

const ok = (value: unknown): InvocationResult => ({ ok: true, payload: JSON.stringify(value) });
const broken: InvocationResult = { ok: false, error: { errorType: 'Error', errorMessage: 'boom' } };

const api = (verdict: InvocationResult, answer: InvocationResult = ok({ statusCode: 200, body: '{}' })) => {
  const invoke = vi.fn(async (arn: string, _event: unknown) => (arn === 'authorizer' ? verdict : answer));
  const onFailure = vi.fn();
  return { serve: httpApi({ findRoute, place, invoke, onFailure }), invoke, onFailure };
};
const allowed = ok({ isAuthorized: true, context: { sub: 'someone' } });
const answered = async (response: Promise<{ status: number; body: Buffer }>) => {
  const { status, body } = await response;
  return [status, body.toString()];
};

describe('the local HTTP API, worded as API Gateway words it', () => {
  it('answers 404 to an unknown route before asking who calls', async () => {
    const { serve, invoke } = api(allowed);
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['DELETE', '/things'],
      ['HEAD', '/open'],
      ['GET', '/things/1/'],
      ['GET', '/THINGS/1'],
      ['GET', '/things/%zz'],
    ] as const) {
      expect(await answered(serve(request(method, path)))).toEqual([404, '{"message":"Not Found"}']);
    }
    expect(invoke).not.toHaveBeenCalled();
  });

  it('answers 401 without an Authorization header, and does not ask the authorizer', async () => {
    const { serve, invoke } = api(allowed);
    expect(await answered(serve(request('POST', '/things', { headers: {} })))).toEqual([
      401,
      '{"message":"Unauthorized"}',
    ]);
    expect(invoke).not.toHaveBeenCalled();
  });

  it('answers 403 if the authorizer says no, and does not run the route', async () => {
    const { serve, invoke } = api(ok({ isAuthorized: false }));
    expect(await answered(serve(request('POST', '/things')))).toEqual([403, '{"message":"Forbidden"}']);
    expect(invoke).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['fails', broken],
    ['answers nonsense', ok('yes')],
  ])('answers 500 if the authorizer %s', async (_how, verdict) => {
    const { serve, onFailure } = api(verdict);
    expect(await answered(serve(request('POST', '/things')))).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(onFailure).toHaveBeenCalledOnce();
  });

  it('answers 500 and reveals nothing if the Lambda fails', async () => {
    const { serve } = api(allowed, broken);
    expect(await answered(serve(request('POST', '/things')))).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  it('serves a public route without the authorizer', async () => {
    const { serve, invoke } = api(broken);
    expect((await serve(request('GET', '/open', { headers: {} }))).status).toBe(200);
    expect(invoke.mock.calls[0]?.[1]).not.toHaveProperty('requestContext.authorizer');
  });

  it('prefers an exact path to a parameter', async () => {
    const { serve, invoke } = api(allowed);
    await serve(request('GET', '/things/special'));
    expect(invoke.mock.calls[1]?.[0]).toBe('special');
  });

  it('gives the Lambda an event of payload format 2.0', async () => {
    const { serve, invoke } = api(allowed);
    await serve(
      request('GET', `/things/${'a'.repeat(128)}`, {
        query: 'a=1&a=2&b=x%20y',
        headers: { authorization: 'Bearer token', 'user-agent': 'test', cookie: 'one=1; two=2' },
      }),
    );
    expect(invoke.mock.calls[1]?.[1]).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{thingId}',
      rawPath: `/things/${'a'.repeat(128)}`,
      rawQueryString: 'a=1&a=2&b=x%20y',
      queryStringParameters: { a: '1,2', b: 'x y' },
      pathParameters: { thingId: 'a'.repeat(128) },
      cookies: ['one=1', 'two=2'],
      headers: { authorization: 'Bearer token' },
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'GET', sourceIp: '127.0.0.1', userAgent: 'test' },
        authorizer: { lambda: { sub: 'someone' } },
      },
    });
  });

  it.each([
    ['JSON', 'application/json; charset=utf-8', Buffer.from('{"é":1}'), '{"é":1}', false],
    ['text', 'text/plain', Buffer.from('abc'), 'abc', false],
    ['a form', 'application/x-www-form-urlencoded', Buffer.from('abc'), 'YWJj', true],
    ['problem details', 'application/problem+json', Buffer.from('{}'), 'e30=', true],
    ['no type', undefined, Buffer.from('abc'), 'YWJj', true],
    ['binary', 'application/octet-stream', Buffer.from('abc'), 'YWJj', true],
    ['text that is not UTF-8', 'text/plain', Buffer.from([0xff, 0xfe]), '//4=', true],
  ])('passes a body of %s', async (_what, type, body, expected, isBase64Encoded) => {
    const { serve, invoke } = api(allowed);
    await serve(request('POST', '/things', { body, headers: { authorization: 'x', 'content-type': type } }));
    expect(invoke.mock.calls[1]?.[1]).toMatchObject({ body: expected, isBase64Encoded });
  });

  it('unpacks and converts nothing, and says how the body was sent', async () => {
    const { serve, invoke } = api(allowed);
    const [packed, type] = [gzipSync('{"a":1}'), 'application/json; charset=utf-16'];
    const headers = { authorization: 'x', 'content-type': type, 'content-encoding': 'gzip' };
    await serve(request('POST', '/things', { body: packed, headers }));
    expect(invoke.mock.calls[1]?.[1]).toMatchObject({
      body: packed.toString('base64'),
      isBase64Encoded: true,
      headers: { 'content-type': type, 'content-encoding': 'gzip' },
    });
  });

  it('gives the authorizer the header as its identity source', async () => {
    const { serve, invoke } = api(allowed);
    await serve(request('GET', '/things/1'));
    expect(invoke.mock.calls[0]?.[1]).toMatchObject({
      version: '2.0',
      type: 'REQUEST',
      identitySource: ['Bearer token'],
      routeArn: 'arn:aws:execute-api:eu-central-1:000000000000:local/$default/GET/things/1',
    });
  });

  it.each([
    ['a response', { statusCode: 201, headers: { 'X-A': 1 }, cookies: ['c=1'], body: 'hi' }, 201, 'hi'],
    ['base64', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, 'hi'],
    ['an object that is no response', { a: 1 }, 200, '{"a":1}'],
    ['a text', 'hi', 200, 'hi'],
    ['an invalid status code', { statusCode: 'many' }, 500, '{"message":"Internal Server Error"}'],
  ])('turns %s into what goes over the wire', async (_what, value, status, body) => {
    const { serve } = api(allowed, ok(value));
    expect(await answered(serve(request('GET', '/open')))).toEqual([status, body]);
  });
});
