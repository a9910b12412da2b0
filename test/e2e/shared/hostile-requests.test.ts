import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../infra/routes.ts';
import { takesBody } from '../../../lib/contracts/openapi/request.ts';
import type { Sent } from '../../support/e2e-api.ts';
import { expectFields, HOSTILE_TIMEOUT, HostileStack, problem } from '../../support/hostile-stack.ts';
import { NO_OBJECT, NOT_JSON } from '../../support/unreadable-bodies.ts';

const stack = new HostileStack('hostile');

// What is signed is taken byte by byte: see webhooks.test.ts.
const WITH_BODY = ROUTES.filter(({ endpoint }) => takesBody(endpoint) && !endpoint.about.rawBody);
const NEEDS_BODY = ['/affiliates', '/commissions'] as const;
const label = ({ method, path }: (typeof ROUTES)[number]) => `${method} ${path}`;

describe.each(WITH_BODY.map((route) => [label(route), route] as const))(
  'the body of %s',
  HOSTILE_TIMEOUT,
  (_, route) => {
    const send = (sent: Sent) => stack.api.send(route.method, stack.pathOf(route.path), sent);

    it('is answered 400 if it is not JSON, or not UTF-8', async () => {
      for (const [raw, code] of [
        ['{"a":1,}', 'malformed_json'],
        [new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'malformed_utf8'],
      ] as const) {
        const answer = await send({ raw });
        expect([answer.status, problem(answer).code]).toEqual([400, code]);
      }
    });

    it('is answered 415 if it is packed, or of another charset', async () => {
      for (const [headers, code] of [
        [{ 'content-encoding': 'gzip' }, 'unsupported_content_encoding'],
        [{ 'content-type': 'application/json; charset=iso-8859-1' }, 'unsupported_charset'],
      ] as const) {
        const answer = await send({ raw: '{}', headers });
        expect([answer.status, problem(answer).code]).toEqual([415, code]);
      }
    });

    it('is answered 422 if it is JSON, but no object', async () => {
      expectFields(await send({ raw: '[{}]' }), ['body']);
    });

    it('is answered 422 for unknown fields, each named, whatever they are called', async () => {
      const raw =
        '{"surprise":1,"constructor":{},"toString":"x","__proto__":{"limit":1},"a\\u0000b":2,"\\ud800":3,"":4}';
      const answer = await send({ raw });
      expect(answer.status).toBe(422);
      const named = problem(answer)
        .errors?.filter(({ code }) => code === 'unknown_field')
        .map(({ field }) => field);
      expect(named).toEqual(
        expect.arrayContaining(['surprise', 'constructor', 'toString', '__proto__', 'a\u0000b', '\u{fffd}']),
      );
    });

    it('is answered 413 over 1 MB', async () => {
      const answer = await send({ raw: JSON.stringify({ padding: 'x'.repeat(1_048_576) }) });
      expect([answer.status, problem(answer).code]).toEqual([413, 'body_too_large']);
    });

    it('is answered 422 for an unknown query parameter', async () => {
      const answer = await stack.api.send(route.method, `${stack.pathOf(route.path)}?surprise=1`, { raw: '{}' });
      expect(answer.status).toBe(422);
      expect(problem(answer).errors?.map(({ field }) => field)).toContain('query.surprise');
    });
  },
);

/** That every route refuses each of these is for test/functions/encoded-bodies.test.ts; here one of each method, over HTTP. */
const ONE_OF_EACH_METHOD = [...new Map(WITH_BODY.map((route) => [route.method, route])).values()];
describe.each(ONE_OF_EACH_METHOD.map((route) => [label(route), route] as const))(
  'whatever the body of %s',
  HOSTILE_TIMEOUT,
  (_, route) => {
    const send = (sent: Sent) => stack.api.send(route.method, stack.pathOf(route.path), sent);

    it('is answered 400 if it is not JSON', async () => {
      for (const raw of NOT_JSON) {
        const answer = await send({ raw });
        expect([answer.status, problem(answer).code], raw.slice(0, 20)).toEqual([400, 'malformed_json']);
      }
    });

    it('is answered 400 if it is not UTF-8', async () => {
      const answer = await send({ raw: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) });
      expect([answer.status, problem(answer).code]).toEqual([400, 'malformed_utf8']);
    });

    it('is answered 422 if it is JSON, but no object', async () => {
      for (const raw of NO_OBJECT) expectFields(await send({ raw }), ['body'], raw.slice(0, 20));
    });

    it('is answered 413 over 1 MB, in bytes and not in characters', async () => {
      expect((await send({ raw: JSON.stringify({ padding: 'é'.repeat(600_000) }) })).status).toBe(413);
    });
  },
);

describe('the query', HOSTILE_TIMEOUT, () => {
  const LISTS = [
    '/affiliates/payable',
    '/affiliates/hostile-1/commissions',
    '/batches',
    '/transactions',
    '/webhooks/events',
    '/reports/affiliates/hostile-1',
    '/reports/reconciliation',
    '/audit-logs',
    '/batches/preview',
  ] as const;
  /** With the one list that has no second page here, because no incident is raised. */
  const ALL_LISTS = [...LISTS, '/incidents'] as const;
  const list = (path: string, query: string) =>
    stack.api.send(path === '/batches/preview' ? 'POST' : 'GET', `${path}?${query}`, {
      ...(path === '/batches/preview' && { body: {} }),
    });

  it.each(ALL_LISTS)('of %s refuses invalid limits', async (path) => {
    const limits = ['0', '101', 'abc', '', '-1', '1.5', '1e1', '0x10', '٣', '%00', '1&limit=2', '9'.repeat(400)];
    for (const limit of limits) expectFields(await list(path, `limit=${limit}`), ['query.limit'], limit);
    expect((await list(path, 'limit=1')).status).toBe(200);
    expect((await list(path, 'limit=100')).status).toBe(200);
  });

  it.each(ALL_LISTS)('of %s refuses unknown parameters, each named', async (path) => {
    const answer = await list(path, '__proto__=1&constructor=2&Limit=3&%F0%9F%92%B8=4&%00=5');
    expect(answer.status).toBe(422);
    const named = problem(answer).errors?.map(({ field }) => field);
    expect(named).toEqual(
      expect.arrayContaining(['query.__proto__', 'query.constructor', 'query.Limit', 'query.💸', 'query.\u0000']),
    );
  });

  const cursors = new Map<string, string>();
  beforeAll(async () => {
    for (const path of LISTS) cursors.set(path, await firstCursor(path));
  });

  it.each(LISTS)('of %s refuses cursors of other lists, and invented ones', async (path) => {
    const own = cursors.get(path) ?? '';
    const foreign = [...cursors].flatMap(([other, cursor]) => (other === path ? [] : cursor));
    const [payload = '', signature = ''] = own.split('.');
    const forgedPayload = Buffer.from('{"after":"hostile-3","PK":"MOCKBANK#","offset":99999}').toString('base64url');
    const wrong = [
      ...foreign,
      `${forgedPayload}.${signature}`,
      `${payload}.`,
      `.${signature}`,
      payload,
      `${own}.`,
      `${own}A`,
      own.slice(0, -2),
      own.toUpperCase(),
      'null',
      '',
      '%00',
      '💸.💸',
      'x'.repeat(4_000),
    ];
    for (const cursor of wrong) {
      expectFields(await list(path, `limit=1&cursor=${encodeURIComponent(cursor)}`), ['query.cursor'], cursor);
    }
    expect((await list(path, `limit=1&cursor=${encodeURIComponent(own)}`)).status, 'its own works').toBe(200);
  });

  /** The cursor of the second page, which each of LISTS has. */
  const firstCursor = async (path: string): Promise<string> => {
    const answer = await list(path, 'limit=1');
    const { nextCursor } = z.object({ nextCursor: z.string().optional() }).parse(JSON.parse(answer.text));
    if (nextCursor === undefined) throw new Error(`${path} has one page only`);
    return nextCursor;
  };

  it('refuses invalid filters, and names them', async () => {
    const wrong = [
      ['/affiliates/payable', 'currency=usd', 'query.currency'],
      ['/affiliates/payable', 'currency=XXX', 'query.currency'],
      ['/affiliates/hostile-1/commissions', 'status=paid', 'query.status'],
      ['/affiliates/hostile-1/commissions', 'currency=__proto__', 'query.currency'],
      ['/batches', 'status=DRAFT', 'query.status'],
      ['/batches', 'status=toString', 'query.status'],
      ['/transactions', 'status=NONE', 'query.status'],
      ['/transactions', 'batchId=a%23b', 'query.batchId'],
      ['/transactions', 'affiliateId=payable', 'query.affiliateId'],
      ['/transactions', `affiliateId=${'a'.repeat(129)}`, 'query.affiliateId'],
      ['/webhooks/events', 'status=constructor', 'query.status'],
      ['/incidents', 'status=OPEN', 'query.status'],
      ['/audit-logs', 'date=2026-02-30', 'query.date'],
      ['/audit-logs', 'date=1999-12-31', 'query.date'],
      ['/audit-logs', 'date=9999-12-31', 'query.date'],
      ['/audit-logs', 'action=batch', 'query.action'],
      ['/audit-logs', 'action=__proto__.a', 'query.action'],
      ['/audit-logs', 'batchId=a%23b', 'query.batchId'],
      ['/audit-logs', 'transactionId=nothing', 'query.transactionId'],
      ['/audit-logs/verify', 'expectSeal=2026-02-30:x', 'query.expectSeal'],
      ['/audit-logs/verify', 'cursor=x.y', 'query.cursor'],
      ['/reports/affiliates/hostile-1', 'currency=usd', 'query.currency'],
      ['/reports/affiliates/hostile-1', 'format=CSV', 'query.format'],
      ['/reports/affiliates/hostile-1', 'format=csv&limit=2001', 'query.limit'],
      ['/reports/reconciliation', 'format=csv&limit=101', 'query.limit'],
      ['/reports/reconciliation', 'from=yesterday', 'query.from'],
      ['/reports/reconciliation', 'from=2026-02-30', 'query.from'],
      ['/reports/reconciliation', 'from=2026-02-02&to=2026-02-01', 'query.from'],
      ['/reports/reconciliation', 'from=2000-01-01&to=2999-12-31', 'query.from'],
      ['/reports/summary', 'to=2026-01-01T24:30:00Z', 'query.to'],
      ['/reports/summary', 'from=2999-12-31', 'query.from'],
    ] as const;
    for (const [path, query, field] of wrong) expectFields(await list(path, query), [field], query);
    expect((await list('/transactions', 'batchId=nothing')).status).toBe(404);
  });

  it('of a report may ask for the first and the last days that there are, and for none beyond', async () => {
    for (const path of ['/reports/summary', '/reports/reconciliation', '/reports/affiliates/hostile-1']) {
      for (const period of ['to=2000-01-01', 'from=2000-01-01&to=2000-02-01', 'from=2999-12-01&to=2999-12-31']) {
        expect((await list(path, period)).status, `${path} ${period}`).toBe(200);
      }
      for (const bound of ['0000-01-01', '1999-12-31', '3000-01-01', '9999-12-31T23:59:59.999Z', '+010000-01-01']) {
        const to = encodeURIComponent(bound);
        expectFields(await list(path, `from=2026-01-01&to=${to}`), ['query.to'], `${path} ${bound}`);
      }
    }
    for (const date of ['2000-01-01', '2999-12-31']) {
      expect((await list('/audit-logs', `date=${date}`)).status, date).toBe(200);
    }
  });

  it.each(ROUTES.filter(({ method }) => method === 'GET').map(label))('of %s is checked', async (route) => {
    const path = stack.pathOf(route.replace('GET ', ''));
    expectFields(await stack.api.send('GET', `${path}?surprise=1`), ['query.surprise']);
  });
});

describe('ids in the path', HOSTILE_TIMEOUT, () => {
  const WITH_ID = ROUTES.filter(({ path }) => path.includes('{'));
  const BAD = [
    '-starts-with-dash',
    '%20',
    'a%20b',
    'a%2Fb',
    '..%2F..%2Fetc',
    'a%23b',
    'a%00b',
    'a%0Ab',
    '%E2%80%AEx',
    'caf%C3%A9',
    'a%25b',
    '%F0%9F%92%B8',
  ];
  /** Not UTF-8, or no percent-encoding at all: API Gateway answers these itself. */
  const BROKEN = ['%ED%A0%80', '%FF', '%C0%AF', '%', '%zz', '%2'];

  const nameOf = ({ path }: (typeof ROUTES)[number]) => /\{(\w+)\}/.exec(path)?.[1] ?? '';
  const sendTo = (route: (typeof ROUTES)[number], id: string) => {
    const body = takesBody(route.endpoint) ? { body: route.endpoint.about.example.body ?? {} } : {};
    return stack.api.send(route.method, route.path.replace(`{${nameOf(route)}}`, id), body);
  };

  it.each(WITH_ID.map((route) => [label(route), route] as const))('of %s are checked', async (_, route) => {
    expectFields(await sendTo(route, BAD[WITH_ID.indexOf(route) % BAD.length] ?? ''), [`path.${nameOf(route)}`]);
    const answer = await sendTo(route, 'nothing');
    expect([answer.status, problem(answer).status]).toEqual([404, 404]);
  });

  /** That every route refuses what the document does not allow is for test/functions/bad-input.test.ts. */
  const ONE_OF_EACH_NAME = [...new Map(WITH_ID.map((route) => [nameOf(route), route])).values()];
  describe.each(ONE_OF_EACH_NAME.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
    const send = (id: string) => sendTo(route, id);

    it('outside the pattern is named', async () => {
      const tooLong = 'x'.repeat(name === 'eventId' ? 193 : 129);
      for (const id of [...BAD, tooLong]) expectFields(await send(id), [`path.${name}`], id);
    });

    it('that is no text at all finds nothing', async () => {
      for (const id of BROKEN) expect([400, 404, 422], id).toContain((await send(id)).status);
    });

    it('that nobody has is answered 404', async () => {
      for (const id of ['proto__', 'constructor', 'a.001', `${stack.batchId}.999`, 'x'.repeat(128)]) {
        const answer = await send(id);
        expect([answer.status, problem(answer).status], id).toEqual([404, 404]);
      }
    });
  });

  it('payable is a list, and no affiliate', async () => {
    expectFields(await stack.api.send('GET', '/affiliates/payable/commissions'), ['path.affiliateId']);
  });
});

describe('envelopes', HOSTILE_TIMEOUT, () => {
  it('without their list, or with none, too many, or another type in it, are answered 422', async () => {
    for (const path of NEEDS_BODY) {
      const name = path.slice(1);
      expect((await stack.api.send('POST', path)).status, 'no body at all').toBe(400);
      expectFields(await stack.post(path, {}), [name]);
      for (const list of [null, 1, 'a', {}, [], { length: 1 }]) {
        expectFields(await stack.post(path, { [name]: list }), [name], JSON.stringify(list));
      }
      expectFields(await stack.post(path, { [name]: Array.from({ length: 501 }, () => 1) }), [name]);
      expectFields(await stack.post(path, { [name]: [1], extra: 1 }), ['extra']);
    }
  });

  it('of a payout with wrong affiliates, currency, provider or token are answered 422, and claim nothing', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ affiliateIds: [] }, 'affiliateIds'],
      [{ affiliateIds: 'hostile-1' }, 'affiliateIds'],
      [{ affiliateIds: ['hostile-2', 7] }, 'affiliateIds[1]'],
      [{ affiliateIds: ['payable'] }, 'affiliateIds[0]'],
      [{ affiliateIds: ['a#b'] }, 'affiliateIds[0]'],
      [{ affiliateIds: Array.from({ length: 2_001 }, (_, n) => `a${n}`) }, 'affiliateIds'],
      [{ currency: 'usd' }, 'currency'],
      [{ currency: 'XAU' }, 'currency'],
      [{ currency: null }, 'currency'],
      [{ currency: ['USD'] }, 'currency'],
      [{ provider: '' }, 'provider'],
      [{ provider: 5 }, 'provider'],
    ];
    for (const path of ['/batches/preview', '/batches']) {
      for (const [body, field] of wrong) expectFields(await stack.post(path, body), [field], JSON.stringify(body));
      const unknown = await stack.post(path, { provider: '__proto__' });
      expect([unknown.status, problem(unknown).code]).toEqual([422, 'unknown_provider']);
      const nested = await stack.postRaw(path, `{"affiliateIds":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`);
      expectFields(nested, ['affiliateIds[0]']);
    }
    for (const previewToken of ['', 5, null, 'x'.repeat(129), '\0', 'a\u202eb']) {
      expectFields(await stack.post('/batches', { previewToken }), ['previewToken']);
    }
    for (const previewToken of ['💸', 'PREVIEW#x', '__proto__']) {
      const answer = await stack.post('/batches', { previewToken });
      expect([answer.status, problem(answer).code]).toEqual([422, 'unknown_preview']);
    }
  });

  it('of a reversal with an invalid reason are answered 422, and reverse nothing', async () => {
    for (const reason of ['', ' ', 5, null, ['a'], 'x'.repeat(501), 'a\0b', 'a\u001b[2Jb', 'a\u202eb', '\ud800']) {
      expectFields(
        await stack.post('/commissions/c-hostile-2/reverse', { reason }),
        ['reason'],
        JSON.stringify(reason),
      );
    }
  });

  it('that name affiliates whom nobody knows skip them, and say why', async () => {
    const answer = await stack.post('/batches', { affiliateIds: ['stranger'] });
    expect([answer.status, problem(answer).code]).toEqual([409, 'nothing_payable']);
  });
});

describe('whatever comes', HOSTILE_TIMEOUT, () => {
  it('a body that never fits is refused before it is read', async () => {
    const sent = stack.postRaw('/commissions', JSON.stringify({ padding: 'x'.repeat(11_000_000) }));
    // The connection may be closed while we still send.
    const status = await sent.then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await stack.api.send('GET', '/health', { authorization: null })).status).toBe(200);
  });

  it('conflicts are answered 409: nothing to retry or cancel in a batch that is not finished', async () => {
    for (const action of ['retry', 'cancel']) {
      const answer = await stack.api.send('POST', `/transactions/${stack.transactionId}/${action}`);
      expect([answer.status, problem(answer).code], action).toEqual([409, 'batch_not_finished']);
    }
  });
});
