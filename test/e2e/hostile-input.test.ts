import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../infra/routes.ts';
import { problemSchema } from '../../lib/contracts/problem.ts';
import type { Answer, Api, Sent } from '../support/e2e-api.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';
import { E2eStack, START_TIMEOUT_MS } from '../support/e2e-stack.ts';

const TIMEOUT = { timeout: 120_000 };
const PEOPLE = ['hostile-1', 'hostile-2', 'hostile-3'];

let stack: E2eStack;
let api: Api;
let batchId: string;
let transactionId: string;
let before: Awaited<ReturnType<typeof everything>>;

beforeAll(async () => {
  stack = await E2eStack.start();
  api = await stack.api();
  await api.importAffiliates(PEOPLE.map((id) => affiliateRow(id)));
  await api.importCommissions(PEOPLE.map((id) => commissionRow(`c-${id}`, id)));
  const [batch] = (await api.createBatches({ affiliateIds: ['hostile-1'] })).batches;
  batchId = batch?.batchId ?? '';
  transactionId = (await api.batch(batchId)).transactions[0]?.transactionId ?? '';
  // Every listing gets a second page.
  await api.importCommissions([
    commissionRow('c-more', 'hostile-1', '1.00'),
    commissionRow('c-second', 'hostile-3', '75.00', 'EUR'),
  ]);
  await api.createBatches({ currency: 'EUR' });
  before = await everything();
}, START_TIMEOUT_MS);
afterAll(() => stack?.stop());

/** Everything that a request of these tests could have changed. */
const everything = async () => ({
  people: await Promise.all(PEOPLE.map((id) => api.affiliate(id))),
  payable: (await api.send('GET', '/affiliates/payable')).text.replace(/"asOf":"[^"]+"/, ''),
  batches: await api.batches(),
  transaction: await api.transaction(transactionId),
  movements: await api.movements(),
});
/** For every group of tests. */
const expectNoChange = () =>
  afterAll(async () => {
    expect(await everything(), 'nothing was changed').toEqual(before);
  });

/** The path of a route with ids that exist. */
const pathOf = (path: string): string => {
  const known: Readonly<Record<string, string>> = {
    affiliateId: 'hostile-1',
    batchId,
    transactionId,
    commissionId: 'c-hostile-2',
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = known[name];
    if (id === undefined) throw new Error(`say here which ${name} exists`);
    return id;
  });
};

const problem = ({ contentType, text }: Answer) => {
  expect(contentType).toBe('application/problem+json');
  return problemSchema.parse(JSON.parse(text));
};

/** 422 that names exactly these fields. */
const expectFields = (answer: Answer, fields: readonly string[], what = '') => {
  expect(answer.status, `${what} ${answer.text.slice(0, 300)}`).toBe(422);
  expect(new Set(problem(answer).errors?.map(({ field }) => field)), what).toEqual(new Set(fields));
};

const post = (path: string, body: unknown) => api.send('POST', path, { body });
const postRaw = (path: string, raw: Sent['raw'] & {}) => api.send('POST', path, { raw });

const WITH_BODY = ROUTES.filter(({ method }) => method === 'POST' || method === 'DELETE');
const NEEDS_BODY = ['/affiliates', '/commissions'] as const;
const label = ({ method, path }: (typeof ROUTES)[number]) => `${method} ${path}`;

describe.each(WITH_BODY.map((route) => [label(route), route] as const))('the body of %s', TIMEOUT, (_, route) => {
  expectNoChange();

  const send = (sent: Sent) => api.send(route.method, pathOf(route.path), sent);

  it('is answered 400 if it is not JSON', async () => {
    const bodies = ['{', '{"a":1,}', "{'a':1}", 'undefined', 'NaN', '\u{feff}{}x', '['.repeat(100_000), '{"a":"\n"}'];
    for (const raw of [...bodies, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), '\0', '{"a":"\0"}']) {
      const answer = await send({ raw });
      expect([answer.status, problem(answer).code], String(raw).slice(0, 20)).toEqual([400, 'malformed_json']);
    }
  });

  it('is answered 422 if it is JSON, but no object', async () => {
    for (const raw of ['null', '1', '"text"', 'true', '[]', '[{}]', '1e999']) {
      const answer = await send({ raw });
      expect(answer.status, raw).toBe(422);
      expect(
        problem(answer).errors?.map(({ field }) => field),
        raw,
      ).toEqual(['body']);
    }
    expect((await send({ raw: `${'['.repeat(100_000)}${']'.repeat(100_000)}` })).status).toBe(422);
  });

  it('is answered 422 for unknown fields, each named, whatever they are called', async () => {
    const raw = '{"surprise":1,"constructor":{},"toString":"x","__proto__":{"limit":1},"a\\u0000b":2,"\\ud800":3,"":4}';
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
    const wide = await send({ raw: JSON.stringify({ padding: 'é'.repeat(600_000) }) });
    expect(wide.status, 'bytes count, not characters').toBe(413);
  });

  it('is answered 422 for an unknown query parameter', async () => {
    const answer = await api.send(route.method, `${pathOf(route.path)}?surprise=1`, { raw: '{}' });
    expect(answer.status).toBe(422);
    expect(problem(answer).errors?.map(({ field }) => field)).toContain('query.surprise');
  });
});

describe('the query', TIMEOUT, () => {
  expectNoChange();

  const LISTS = [
    '/affiliates/payable',
    '/affiliates/hostile-1/commissions',
    '/batches',
    '/transactions',
    '/batches/preview',
  ] as const;
  const list = (path: string, query: string) =>
    api.send(path === '/batches/preview' ? 'POST' : 'GET', `${path}?${query}`, {
      ...(path === '/batches/preview' && { body: {} }),
    });

  it.each(LISTS)('of %s refuses limits that are none', async (path) => {
    const limits = ['0', '101', 'abc', '', '-1', '1.5', '1e1', '0x10', '٣', '%00', '1&limit=2', '9'.repeat(400)];
    for (const limit of limits) expectFields(await list(path, `limit=${limit}`), ['query.limit'], limit);
    expect((await list(path, 'limit=1')).status).toBe(200);
    expect((await list(path, 'limit=100')).status).toBe(200);
  });

  it.each(LISTS)('of %s refuses unknown parameters, each named', async (path) => {
    const answer = await list(path, '__proto__=1&constructor=2&Limit=3&%F0%9F%92%B8=4&%00=5');
    expect(answer.status).toBe(422);
    const named = problem(answer).errors?.map(({ field }) => field);
    expect(named).toEqual(
      expect.arrayContaining(['query.__proto__', 'query.constructor', 'query.Limit', 'query.💸', 'query.\u0000']),
    );
  });

  it.each(LISTS)('of %s refuses cursors that are not its own', async (path) => {
    const own = await firstCursor(path);
    const foreign = await Promise.all(LISTS.filter((other) => other !== path).map(firstCursor));
    const [payload = '', signature = ''] = own.split('.');
    const forgedPayload = Buffer.from('{"after":"hostile-3","PK":"MOCKBANK#","offset":99999}').toString('base64url');
    const cursors = [
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
    for (const cursor of cursors) {
      expectFields(await list(path, `limit=1&cursor=${encodeURIComponent(cursor)}`), ['query.cursor'], cursor);
    }
    expect((await list(path, `limit=1&cursor=${encodeURIComponent(own)}`)).status, 'its own works').toBe(200);
  });

  /** The cursor of a second page; made of other filters where a listing is too short for one. */
  const firstCursor = async (path: string): Promise<string> => {
    const answer = await list(path, 'limit=1');
    const { nextCursor } = z.object({ nextCursor: z.string().optional() }).parse(JSON.parse(answer.text));
    if (nextCursor === undefined) throw new Error(`${path} has one page only`);
    return nextCursor;
  };

  it('refuses filters that are none, and names them', async () => {
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
    ] as const;
    for (const [path, query, field] of wrong) expectFields(await list(path, query), [field], query);
    expect((await list('/transactions', 'batchId=nothing')).status).toBe(404);
  });

  it.each(ROUTES.filter(({ method }) => method === 'GET').map(label))('of %s is checked', async (route) => {
    const path = pathOf(route.replace('GET ', ''));
    expectFields(await api.send('GET', `${path}?surprise=1`), ['query.surprise']);
  });
});

describe('ids in the path', TIMEOUT, () => {
  expectNoChange();

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
    'x'.repeat(129),
    '%F0%9F%92%B8',
  ];
  /** Not UTF-8, or no percent-encoding at all: API Gateway's own business. */
  const BROKEN = ['%ED%A0%80', '%FF', '%C0%AF', '%', '%zz', '%2'];

  describe.each(WITH_ID.map((route) => [label(route), route] as const))('%s', (_, route) => {
    const name = /\{(\w+)\}/.exec(route.path)?.[1] ?? '';
    const send = (id: string) => api.send(route.method, route.path.replace(`{${name}}`, id));

    it('outside the pattern are named', async () => {
      for (const id of BAD) expectFields(await send(id), [`path.${name}`], id);
    });

    it('that are no text at all find nothing', async () => {
      for (const id of BROKEN) expect([400, 404, 422], id).toContain((await send(id)).status);
    });

    it('that nobody has are answered 404', async () => {
      for (const id of ['nothing', '__proto__'.slice(2), 'constructor', 'a.001', `${batchId}.999`, 'x'.repeat(128)]) {
        const answer = await send(id);
        expect([answer.status, problem(answer).status], id).toEqual([404, 404]);
      }
    });
  });

  it('payable is a list, and no affiliate', async () => {
    expectFields(await api.send('GET', '/affiliates/payable/commissions'), ['path.affiliateId']);
  });
});

describe('envelopes', TIMEOUT, () => {
  expectNoChange();

  it('without their list, or with none, too many, or another type in it, are answered 422', async () => {
    for (const path of NEEDS_BODY) {
      const name = path.slice(1);
      expect((await api.send('POST', path)).status, 'no body at all').toBe(400);
      expectFields(await post(path, {}), [name]);
      for (const list of [null, 1, 'a', {}, [], { length: 1 }]) {
        expectFields(await post(path, { [name]: list }), [name], JSON.stringify(list));
      }
      expectFields(await post(path, { [name]: Array.from({ length: 501 }, () => 1) }), [name]);
      expectFields(await post(path, { [name]: [1], extra: 1 }), ['extra']);
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
      for (const [body, field] of wrong) expectFields(await post(path, body), [field], JSON.stringify(body));
      const unknown = await post(path, { provider: '__proto__' });
      expect([unknown.status, problem(unknown).code]).toEqual([422, 'unknown_provider']);
      const nested = await postRaw(path, `{"affiliateIds":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`);
      expectFields(nested, ['affiliateIds[0]']);
    }
    for (const previewToken of ['', 5, null, 'x'.repeat(129)]) {
      expectFields(await post('/batches', { previewToken }), ['previewToken']);
    }
    for (const previewToken of ['\0', '💸', 'PREVIEW#x', '__proto__']) {
      const answer = await post('/batches', { previewToken });
      expect([answer.status, problem(answer).code]).toEqual([422, 'unknown_preview']);
    }
  });

  it('of a reversal with a reason that is none are answered 422, and reverse nothing', async () => {
    for (const reason of ['', ' ', 5, null, ['a'], 'x'.repeat(501), 'a\0b', 'a\u001b[2Jb', '\ud800']) {
      expectFields(await post('/commissions/c-hostile-2/reverse', { reason }), ['reason'], JSON.stringify(reason));
    }
  });

  it('that name affiliates whom nobody knows skip them, and say why', async () => {
    const answer = await post('/batches', { affiliateIds: ['stranger'] });
    expect([answer.status, problem(answer).code]).toEqual([409, 'nothing_payable']);
  });
});

/** One row of each kind between two good ones: the good ones are taken, the wrong one is not, and says why. */
const rowVerdicts = async (path: '/commissions' | '/affiliates', rawRow: string, good: (n: number) => object) => {
  const name = path.slice(1);
  const raw = `{"${name}":[${JSON.stringify(good(1))},${rawRow},${JSON.stringify(good(2))}]}`;
  const answer = await postRaw(path, raw);
  expect(answer.status, rawRow.slice(0, 200)).toBe(200);
  const verdict = z.object({ status: z.string(), code: z.string().optional(), message: z.string().optional() });
  return z.object({ [name]: z.array(verdict) }).parse(JSON.parse(answer.text))[name] ?? [];
};

describe('a wrong commission beside good ones', TIMEOUT, () => {
  expectNoChange();

  const row = (changes: object) => JSON.stringify({ ...commissionRow('wrong', 'hostile-2'), ...changes });
  const amount = (text: string) => row({}).replace('"75.50"', text);
  // The good rows were accrued before: nothing changes.
  const good = (n: number) => commissionRow(`c-hostile-${n + 1}`, `hostile-${n + 1}`);

  const CASES: readonly (readonly [what: string, raw: string, code: string, names: string])[] = [
    ...['"0"', '"0.00"', '"-0"', '"-0.00"', '"-1.00"', '"-75.50"'].map(
      (text) => [`the amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...['"1.001"', '"1.000"', '"0.000000000000000001"'].map(
      (text) => [`the over-precise amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...['"10000000000000.00"', '"99999999999999999999999999"', `"${'9'.repeat(5_000)}"`].map(
      (text) => [`the too large amount ${text.slice(0, 30)}`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ...[
      '"1e2"',
      '"1E2"',
      '"Infinity"',
      '"NaN"',
      '"0x10"',
      '"1,00"',
      '"1_000"',
      '" 1.00"',
      '"1.00 "',
      '"1.00\\n"',
      '"+1.00"',
      '"01.00"',
      '".50"',
      '"1."',
      '""',
      '"١.٥٠"',
      '"１.００"',
      '"1\\u00002"',
      '"$5.00"',
      '"−1.00"',
    ].map((text) => [`the amount ${text}`, amount(text), 'invalid_amount', 'amount'] as const),
    ...['75.5', '75', '1e2', '-0', 'null', 'true', '[]', '["75.50"]', '{}', '{"toString":"1"}'].map(
      (text) => [`the amount ${text}, which is not text`, amount(text), 'invalid_amount', 'amount'] as const,
    ),
    ['no amount', row({ amount: undefined }), 'invalid_row', 'amount'],
    ['more decimals than JPY has', row({ amount: '75.5', currency: 'JPY' }), 'invalid_amount', 'amount'],
    ['more decimals than KWD has', row({ amount: '75.5000', currency: 'KWD' }), 'invalid_amount', 'amount'],
    ...['usd', 'XXX', 'XAU', 'US', 'USDT', '', '__proto__', 'constructor'].map(
      (currency) => [`the currency "${currency}"`, row({ currency }), 'unknown_currency', 'currency'] as const,
    ),
    ['a currency that is a number', row({ currency: 840 }), 'unknown_currency', 'currency'],
    ['an affiliate whom nobody knows', row({ affiliateId: 'stranger' }), 'unknown_affiliate', 'stranger'],
    ['the affiliate payable', row({ affiliateId: 'payable' }), 'invalid_row', 'affiliateId'],
    ...['', ' ', '-a', 'a b', 'a#b', 'a/b', 'é', 'a\0b', '\ud800', 'a\n', 'x'.repeat(129), 'x'.repeat(100_000)].flatMap(
      (id) => [
        [
          `the commission id ${JSON.stringify(id).slice(0, 20)}`,
          row({ commissionId: id }),
          'invalid_row',
          'commissionId',
        ] as const,
        [
          `the affiliate id ${JSON.stringify(id).slice(0, 20)}`,
          row({ affiliateId: id }),
          'invalid_row',
          'affiliateId',
        ] as const,
      ],
    ),
    [
      'the id of another commission with another amount',
      row({ commissionId: 'c-hostile-1', affiliateId: 'hostile-1', amount: '75.51' }),
      'commission_conflict',
      '',
    ],
    ['the id of a commission of somebody else', row({ commissionId: 'c-hostile-1' }), 'commission_conflict', ''],
    [
      'the id of a commission in another currency',
      row({ commissionId: 'c-hostile-2', currency: 'EUR' }),
      'commission_conflict',
      '',
    ],
    ...[
      'yesterday',
      '2026-01-31',
      '2026-02-30T00:00:00Z',
      '2026-01-31T00:00:00',
      '2026-01-31T00:00:00+02:00',
      '',
      0,
      null,
    ].map(
      (approvedAt) =>
        [`the time ${JSON.stringify(approvedAt)}`, row({ approvedAt }), 'invalid_row', 'approvedAt'] as const,
    ),
    ['an unknown field', row({ surprise: 1 }), 'invalid_row', 'surprise'],
    ['a field __proto__', row({}).replace('{', '{"__proto__":{"amount":"1.00"},'), 'invalid_row', '__proto__'],
    ['a row that is no object', '7', 'invalid_row', 'row'],
    ['a row that is null', 'null', 'invalid_row', 'row'],
    ['a row that is a list', '[]', 'invalid_row', 'row'],
    ['a row that is nested deeply', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'invalid_row', 'row'],
    ['an empty row', '{}', 'invalid_row', 'commissionId'],
  ];

  it('is rejected by itself, for a reason that names the field', async () => {
    const wrong = await pMap(
      CASES,
      async ([what, raw, code, names]) => {
        const [first, verdict, last] = await rowVerdicts('/commissions', raw, good);
        const isRight =
          first?.status === 'duplicate' &&
          last?.status === 'duplicate' &&
          verdict?.status === 'rejected' &&
          verdict.code === code &&
          verdict.message?.includes(names);
        return isRight ? [] : [{ what, first, verdict, last, expected: code }];
      },
      { concurrency: 4 },
    );
    expect(wrong.flat()).toEqual([]);
  });

  it('is rejected where one request holds one id twice with other content; the first counts', async () => {
    const rows = [good(1), { ...good(1), amount: '75.51' }, good(1)];
    const answer = await post('/commissions', { commissions: rows });
    expect([...answer.text.matchAll(/"status":"(\w+)"/g)].map(([, found]) => found)).toEqual([
      'duplicate',
      'rejected',
      'duplicate',
    ]);
  });
});

describe('a wrong affiliate beside good ones', TIMEOUT, () => {
  expectNoChange();

  const row = (changes: object) => JSON.stringify({ ...affiliateRow('wrong'), ...changes });
  const good = (n: number) => affiliateRow(`hostile-${n + 1}`);
  const BAD_TEXT = ['', ' ', 'a\0b', 'a\nb', '\ud800', 'x'.repeat(201)];

  const CASES: readonly (readonly [raw: string, names: string])[] = [
    ...['', 'payable', '-a', 'a b', 'a#b', 'a/b', 'é', '\ud800', 'x'.repeat(129), 5, null, {}].map(
      (affiliateId) => [row({ affiliateId }), 'affiliateId'] as const,
    ),
    ...[...BAD_TEXT, 5, null, ['a']].map((fullName) => [row({ fullName }), 'fullName'] as const),
    ...['', 'a', 'a@', '@b', 'a b@example.com', 'a@b\0.com', `${'x'.repeat(300)}@example.com`, 5, null].map(
      (email) => [row({ email }), 'email'] as const,
    ),
    ...['', 'us', 'USA', 'XX', 'ZZ', '__proto__', 5, null].map((country) => [row({ country }), 'country'] as const),
    ...['', ' ', 'a#b', 'é', 'x'.repeat(129), 5, null].map((riseId) => [row({ riseId }), 'riseId'] as const),
    [row({ surprise: 1 }), 'surprise'],
    [row({}).replace('{', '{"__proto__":{"country":"US"},'), '__proto__'],
    ['7', 'row'],
    ['null', 'row'],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'row'],
  ];

  it('is rejected by itself, for a reason that names the field', async () => {
    const wrong = await pMap(
      CASES,
      async ([raw, names]) => {
        const [first, verdict, last] = await rowVerdicts('/affiliates', raw, good);
        const isRight =
          first?.status === 'accepted' &&
          last?.status === 'accepted' &&
          verdict?.status === 'rejected' &&
          verdict.code === 'invalid_row' &&
          verdict.message?.includes(names);
        return isRight ? [] : [{ raw: raw.slice(0, 200), first, verdict, last }];
      },
      { concurrency: 4 },
    );
    expect(wrong.flat()).toEqual([]);
    expect((await api.send('GET', '/affiliates/wrong')).status).toBe(404);
  });

  it('is rejected where its rise id belongs to somebody else', async () => {
    const [, verdict] = await rowVerdicts('/affiliates', row({ riseId: 'mock:ok:hostile-1' }), good);
    expect(verdict).toMatchObject({ status: 'rejected', code: 'rise_id_taken' });
    const [, other] = await rowVerdicts('/affiliates', row({ riseId: 'MOCK:OK:hostile-1' }), good);
    expect(other, 'letters of another case make no other id').toMatchObject({ status: 'rejected' });
  });
});

describe('whatever comes', TIMEOUT, () => {
  expectNoChange();

  it('a body that never fits is refused before it is read', async () => {
    const sent = postRaw('/commissions', JSON.stringify({ padding: 'x'.repeat(11_000_000) }));
    // The connection may be closed while we still send.
    const status = await sent.then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await api.send('GET', '/health', { authorization: null })).status).toBe(200);
  });

  it('conflicts are answered 409: nothing to retry or cancel in a batch that is not finished', async () => {
    for (const action of ['retry', 'cancel']) {
      const answer = await api.send('POST', `/transactions/${transactionId}/${action}`);
      expect([answer.status, problem(answer).code], action).toEqual([409, 'batch_not_finished']);
    }
  });
});
