import '../support/silent-log.ts';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { apiHandler, publicApiHandler } from '../../../functions/runtime/api-handler.ts';
import { endpoint, noBody, noParameters } from '../../../lib/contracts/shared/endpoint.ts';
import { pageQuery } from '../../../lib/contracts/shared/page.ts';
import { PROBLEMS } from '../../../lib/contracts/shared/problem.ts';
import type { Context } from '../../../lib/payouts/shared/context.ts';
import { PayoutError, type Refused } from '../../../lib/payouts/shared/errors.ts';
import { ADMIN, apiEvent, json, LAMBDA_CONTEXT } from '../support/api-event.ts';
import { collectEmitted, emittedOf } from '../support/emitted.ts';
import { invoke, invokeWith } from '../support/invoke.ts';

const answer = z.unknown();
const about = {
  tag: 'Operations',
  summary: 'For this test',
  answers: {},
  problems: [],
  example: { answer: {} },
} as const;
const needsBody = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ rows: z.array(z.strictObject({ n: z.number() })).min(1), note: z.string().optional() }),
  answer,
  about,
});
const optionalBody = endpoint({
  path: z.strictObject({ id: z.string().max(3) }),
  query: z.strictObject(pageQuery),
  body: z.strictObject({ note: z.string().optional() }),
  answer,
  about,
});
const bodyless = endpoint({ path: noParameters, query: noParameters, body: noBody, answer, about });

const echo = apiHandler(needsBody, async ({ body }) => ({ status: 200, body }));
const echoOptional = apiHandler(optionalBody, async (request) => ({ status: 200, body: request }));
const PATH = { pathParameters: { id: 'abc' } };

describe('the body of a request', () => {
  it('is read as JSON, whatever its content type', async () => {
    const event = { ...apiEvent(json({ rows: [{ n: 1 }] })), headers: { 'content-type': 'text/plain' } };
    expect(await invokeWith(echo, event)).toMatchObject({ status: 200, body: { rows: [{ n: 1 }] } });
  });

  it('is decoded when API Gateway sends it as base64', async () => {
    const body = Buffer.from('{"rows":[{"n":1}],"note":"größer"}').toString('base64');
    expect(await invoke(echo, { body, isBase64Encoded: true })).toMatchObject({
      status: 200,
      body: { note: 'größer' },
    });
  });

  it.each(['{', 'rows', "{'rows':[]}", '{"rows":[],}', '\u0000', '{"rows":NaN}'])(
    'that is not JSON (%j) is 400 malformed_json',
    async (body) => {
      const response = await invoke(echo, { body });
      expect(response).toMatchObject({ status: 400, body: { code: 'malformed_json', status: 400 } });
    },
  );

  it.each([
    ['a byte that UTF-8 does not have', Buffer.from([0x22, 0xff, 0x22])],
    ['Latin-1', Buffer.from('{"rows":[{"n":1}],"note":"größer"}', 'latin1')],
    ['UTF-16 with its mark', Buffer.from('\ufeff{"rows":[{"n":1}]}', 'utf16le')],
    ['half of a character', Buffer.from('{"note":"é').subarray(0, -1)],
    ['a long form of a character', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['half of a surrogate pair', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('that is not UTF-8 but %s is 400 malformed_utf8, and not called JSON or not', async (_, bytes) => {
    const parts = { body: bytes.toString('base64'), isBase64Encoded: true };
    expect(await invoke(echo, parts)).toMatchObject({
      status: 400,
      body: { code: 'malformed_utf8', detail: 'The body has bytes that are not UTF-8. Send JSON in UTF-8.' },
    });
  });

  it('that is compressed is 415, and the answer says what is accepted', async () => {
    const event = apiEvent({ ...json({ rows: [{ n: 1 }] }), headers: { 'content-encoding': 'gzip' } });
    const { statusCode, headers, body } = await echo(event, LAMBDA_CONTEXT);
    expect(statusCode).toBe(415);
    expect(headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(JSON.parse(body ?? '')).toMatchObject({
      code: 'unsupported_content_encoding',
      title: 'The body is compressed',
    });
  });

  it('may begin with the mark of UTF-8, as Windows writes it', async () => {
    expect(await invoke(echo, { body: '\ufeff{"rows":[{"n":1}]}' })).toMatchObject({ status: 200 });
  });

  it('is never repeated in the answer when it is malformed', async () => {
    const { body } = await invoke(echo, { body: '{"email":"ada@example.com" "x"}' });
    expect(JSON.stringify(body)).not.toContain('ada');
  });

  it.each([undefined, '', '  \n'])('may not be absent (%j) on a route that needs one: 400', async (body) => {
    expect(await invoke(echo, { body })).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  it.each([undefined, '', ' ', '{}'])('counts as {} when absent (%j) on a route that can do without', async (body) => {
    expect(await invoke(echoOptional, { body, ...PATH })).toMatchObject({ status: 200, body: { body: {} } });
  });

  it('is not looked at on a route that takes none', async () => {
    const handler = apiHandler(bodyless, async ({ body }) => ({ status: 200, body: { body: body ?? 'none' } }));
    expect(await invoke(handler, json({ any: 'thing' }))).toMatchObject({ status: 200, body: { body: 'none' } });
  });

  it('may have 1,048,576 bytes and not one more', async () => {
    const start = '{"rows":[{"n":1}],"note":"';
    const bodyOf = (bytes: number) => `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
    expect(await invoke(echo, { body: bodyOf(1_048_576) })).toMatchObject({ status: 200 });
    expect(await invoke(echo, { body: bodyOf(1_048_577) })).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    });
  });

  it('is measured in bytes, not in characters, and after decoding', async () => {
    const body = JSON.stringify({ rows: [{ n: 1 }], note: 'ä'.repeat(600_000) });
    expect(await invoke(echo, { body })).toMatchObject({ status: 413 });
    const small = Buffer.from(JSON.stringify({ rows: [{ n: 1 }], note: 'x'.repeat(900_000) })).toString('base64');
    expect(await invoke(echo, { body: small, isBase64Encoded: true })).toMatchObject({ status: 200 });
  });
});

describe('a request that is not valid', () => {
  it.each([
    [{ rows: [{ n: 1 }, { n: 'x' }] }, 'rows[1].n', 'invalid_type'],
    [{ rows: [{}] }, 'rows[0].n', 'required'],
    [{}, 'rows', 'required'],
    [{ rows: [] }, 'rows', 'too_small'],
    [{ rows: [{ n: 1, m: 2 }] }, 'rows[0].m', 'unknown_field'],
    [{ rows: [{ n: 1 }], extra: 1 }, 'extra', 'unknown_field'],
    [{ rows: [{ n: 1 }], note: null }, 'note', 'invalid_type'],
    [[], 'body', 'invalid_type'],
    [null, 'body', 'invalid_type'],
    ['text', 'body', 'invalid_type'],
  ])('such as the body %j is 422 and names the field %s', async (body, field, code) => {
    const response = await invoke(echo, json(body));
    expect(response).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    expect(response.body.errors).toEqual([{ field, code, message: expect.any(String) }]);
  });

  it('names unknown fields of dangerous names as well', async () => {
    const { body } = await invoke(echo, { body: '{"rows":[{"n":1}],"__proto__":{"x":1},"constructor":1}' });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    [{ limit: '0' }, 'query.limit'],
    [{ limit: '101' }, 'query.limit'],
    [{ limit: '-1' }, 'query.limit'],
    [{ limit: '1.0' }, 'query.limit'],
    [{ limit: '1e1' }, 'query.limit'],
    [{ limit: ' 5' }, 'query.limit'],
    [{ limit: '5,6' }, 'query.limit'],
    [{ limit: '' }, 'query.limit'],
    [{ page: '2' }, 'query.page'],
  ])('such as the query %j is 422 and names %s', async (queryStringParameters, field) => {
    const { status, body } = await invoke(echoOptional, { ...PATH, queryStringParameters });
    expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field }] });
  });

  it('names the faults of path, query and body at once', async () => {
    const parts = { pathParameters: { id: 'abcd' }, queryStringParameters: { limit: 'x' }, ...json({ note: 1 }) };
    const { body } = await invoke(echoOptional, parts);
    const fields = body.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(['path.id', 'query.limit', 'note']);
  });

  it('names at most a hundred fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field${n}`, n]));
    const { body } = await invoke(echo, json({ rows: [{ n: 1 }], ...many }));
    expect(body.errors).toHaveLength(100);
  });
});

describe('a limit', () => {
  it.each([
    [undefined, 20],
    [{ limit: '1' }, 1],
    [{ limit: '100' }, 100],
  ])('given as %j is %i', async (queryStringParameters, limit) => {
    const { body } = await invoke(echoOptional, { ...PATH, queryStringParameters });
    expect(body.query).toEqual({ limit });
  });
});

describe('whatever a use case throws', () => {
  const failing = (error: unknown) =>
    apiHandler(bodyless, async () => {
      throw error;
    });

  const REFUSALS: readonly Refused[] = [
    { code: 'affiliate_not_found', affiliateId: 'a' },
    { code: 'batch_not_found', batchId: 'b' },
    { code: 'transaction_not_found', transactionId: 't' },
    { code: 'unknown_provider', provider: 'x', known: ['mock'] },
    { code: 'unsupported_currency', provider: 'mock', currency: 'JPY' },
    { code: 'nothing_payable', currency: 'USD' },
    { code: 'unknown_preview' },
    { code: 'preview_mismatch' },
    { code: 'stale_preview', changes: [] },
    { code: 'batch_not_executable', batchId: 'b', status: 'CANCELLED' },
  ];

  it.each(REFUSALS)('as a refusal ($code) becomes problem details with its status', async (refused) => {
    const error = new PayoutError(refused);
    const { status, title } = PROBLEMS[refused.code];
    expect(await invoke(failing(error))).toMatchObject({
      status,
      contentType: 'application/problem+json',
      body: {
        type: `urn:problem:disbursement:${refused.code}`,
        title,
        status,
        detail: error.message,
        code: refused.code,
      },
    });
  });

  it.each([
    [{ code: 'unknown_provider', provider: 'x', known: ['mock'] }, 'provider'],
    [{ code: 'unsupported_currency', provider: 'mock', currency: 'JPY' }, 'currency'],
    [{ code: 'unknown_preview' }, 'previewToken'],
    [{ code: 'nothing_payable', currency: 'USD' }, undefined],
  ] as const)('as a refusal of one field ($0.code) names it', async (refused, field) => {
    const { body } = await invoke(failing(new PayoutError(refused)));
    const [named] = z.object({ errors: z.array(z.object({ field: z.string() })).default([]) }).parse(body).errors;
    expect(named?.field).toBe(field);
  });

  it.each([new Error('table secret-name is on fire'), new RangeError('secret-name'), 'secret-name', undefined, null])(
    'unexpectedly (%s) is 500 and reveals nothing',
    async (error) => {
      const { status, body } = await invoke(failing(error));
      expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal_error' });
      expect(JSON.stringify(body)).not.toContain('secret-name');
    },
  );
});

describe('the one who acts', () => {
  const contexts: Context[] = [];
  const remember = async (_request: unknown, context: Context) => {
    contexts.push(context);
    return { status: 200 as const, body: {} };
  };

  it('is the admin whom the authorizer let in, with address and user agent', async () => {
    await invoke(apiHandler(bodyless, remember));
    expect(contexts.at(-1)?.actor).toEqual({ type: 'admin', ...ADMIN, sourceIp: '192.0.2.1', userAgent: 'vitest' });
  });

  it('must be known: a call that passed no authorizer never reaches the use case', async () => {
    const before = contexts.length;
    const event = apiEvent();
    Reflect.deleteProperty(event.requestContext, 'authorizer');
    expect(await invokeWith(apiHandler(bodyless, remember), event)).toMatchObject({ status: 500 });
    expect(contexts).toHaveLength(before);
  });

  it('is nobody in particular on a public route', async () => {
    const event = apiEvent();
    Reflect.deleteProperty(event.requestContext, 'authorizer');
    expect(await invokeWith(publicApiHandler(bodyless, remember), event)).toMatchObject({ status: 200 });
    expect(contexts.at(-1)?.actor).toEqual({ type: 'system', name: 'public-api' });
  });

  it('gets new ids that sort in the order in which they were made', async () => {
    await invoke(apiHandler(bodyless, remember));
    const ids = Array.from({ length: 100 }, () => contexts.at(-1)?.newId());
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

describe('an error', () => {
  it('is counted by its code, and an answer is not', async () => {
    const emitted = collectEmitted();
    await invoke(echo, { body: '{' });
    await invoke(echo, json({ rows: [] }));
    await invoke(echo, json({ rows: [{ n: 1 }] }));
    expect(emittedOf(emitted, 'ApiProblems')).toEqual(['1 malformed_json', '1 invalid_request']);
    vi.restoreAllMocks();
  });
});
