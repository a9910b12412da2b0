import '../support/silent-log.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { apiHandler, idempotentApiHandler } from '../../../functions/runtime/api-handler.ts';
import { endpoint, noBody, noParameters } from '../../../lib/contracts/shared/endpoint.ts';
import type { Context } from '../../../lib/payouts/shared/context.ts';
import { PayoutError, type Refused } from '../../../lib/payouts/shared/errors.ts';
import { DynamoRequestRepository } from '../../../lib/store/shared/request-repository.ts';
import { createTestTable, type TestTable } from '../../support/dynamodb-table.ts';
import { allItems } from '../../support/items.ts';
import { apiEvent, json, LAMBDA_CONTEXT } from '../support/api-event.ts';
import { type Answer, invokeWith } from '../support/invoke.ts';

const KEY = 'payouts-2026-11-23';
const route = endpoint({
  path: z.strictObject({ id: z.string().optional() }),
  query: noParameters,
  body: z.strictObject({ what: z.unknown().optional() }),
  answer: z.unknown(),
  about: {
    tag: 'Batches',
    summary: 'For tests',
    answers: { 201: 'It was done.' },
    problems: [],
    idempotent: true,
    example: { path: {}, body: {}, answer: {} },
  },
});
const bodyless = endpoint({ ...route, body: noBody });
type Sent = Parameters<typeof apiEvent>[0] & { key?: string; sub?: string };

describe('a request with an idempotency key', () => {
  let db: TestTable;
  let requests: DynamoRequestRepository;
  /** How often the work was done, and the ids that it got. */
  let done: string[];

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T10:00:00Z') });
    db = await createTestTable();
    requests = new DynamoRequestRepository(db.table);
    done = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1_000);

  function eventOf({ key = KEY, sub = 'sub-1', ...parts }: Sent): APIGatewayProxyEventV2 {
    return apiEvent({ ...json({}), headers: { 'idempotency-key': key }, ...parts }, { sub, username: sub });
  }

  async function make(context: Context) {
    done.push(context.idFor('thing'));
    return { status: 201 as const, body: { thing: context.idFor('thing'), times: done.length } };
  }

  type Made = Awaited<ReturnType<typeof make>> & { readonly isProvisional?: boolean };
  function routeThat(work: (context: Context) => Promise<Made> = make, sleep = neverNeeded) {
    const lambda = idempotentApiHandler(route, { requests, sleep }, async (_, context) => work(context));
    return (sent: Sent = {}): Promise<Answer> => invokeWith(lambda, eventOf(sent));
  }
  const neverNeeded = async (): Promise<void> => {
    throw new Error('nothing is waited for');
  };

  it('is done once, and answered alike for 24 hours', async () => {
    const send = routeThat();
    const first = await send();
    expect(first).toMatchObject({ status: 201, contentType: 'application/json', body: { times: 1 } });
    pass(24 * 3_600 - 1);
    expect(await send()).toEqual(first);
    expect(done).toHaveLength(1);
  });

  it('is a new one after 24 hours, with new ids', async () => {
    const send = routeThat();
    await send();
    pass(24 * 3_600);
    expect(await send()).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(2);
  });

  it.each<[string, Sent]>([
    ['by another person', { sub: 'sub-2' }],
    ['on another route', { routeKey: 'POST /api/disbursement/commissions' }],
    ['under another key', { key: 'another' }],
  ])('is another one %s', async (_, other) => {
    const send = routeThat();
    await send();
    expect(await send(other)).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(2);
  });

  it('is another one for another batch in the path', async () => {
    const send = routeThat();
    const routeKey = 'POST /api/disbursement/batches/{id}/execute';
    await send({ routeKey, pathParameters: { id: 'batch-1' } });
    expect(await send({ routeKey, pathParameters: { id: 'batch-2' } })).toMatchObject({ body: { times: 2 } });
  });

  it('of which part is still to be done is done again under its key, with the same ids, until all of it is done', async () => {
    const send = routeThat(async (context) => ({ ...(await make(context)), isProvisional: done.length < 3 }));
    expect([await send(), await send(), await send(), await send()]).toMatchObject([
      { status: 201, body: { times: 1 } },
      { body: { times: 2 } },
      { body: { times: 3 } },
      { body: { times: 3 } },
    ]);
    expect(new Set(done).size).toBe(1);
  });

  it('with another body is refused, and not done', async () => {
    const send = routeThat();
    await send(json({ what: 1 }));
    expect(await send(json({ what: 2 }))).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect(await send(json({ what: [{}] }))).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect(done).toHaveLength(1);
  });

  it.each([
    ['{"what":{"a":1,"b":[{"c":2,"d":3}]}}', '{ "what": {"b": [{"d":3,"c":2}], "a": 1.0} }'],
    ['{}', ''],
    [nested(200_000), nested(200_000)],
  ])('has the same body, however it is written (%#)', async (body, again) => {
    const send = routeThat();
    await send({ body });
    expect(await send({ body: again })).toMatchObject({ status: 201, body: { times: 1 } });
  });

  it('to a route that takes no body is the same whatever is sent as one, which is not even read', async () => {
    const lambda = idempotentApiHandler(bodyless, { requests, sleep: neverNeeded }, async (_, context) =>
      make(context),
    );
    const noText = { body: Buffer.from([0xff]).toString('base64'), isBase64Encoded: true };
    for (const body of [noText, { body: '{' }, { body: undefined }]) {
      expect(await invokeWith(lambda, eventOf(body))).toMatchObject({ status: 201, body: { times: 1 } });
    }
  });

  it('that was refused is refused alike, although it would go through now', async () => {
    const refused = await routeThat(async () => {
      throw new PayoutError({ code: 'nothing_payable', currency: 'USD' });
    })();
    expect(refused).toMatchObject({ status: 409, body: { code: 'nothing_payable' } });
    expect(await routeThat()()).toEqual(refused);
    expect(done).toHaveLength(0);
  });

  it.each<Refused>([
    { code: 'contended', what: 'a balance' },
    { code: 'config_contended' },
    { code: 'attempt_alive', transactionId: 'b-1.001', notAfter: '2026-11-23T11:00:00.000Z', because: 'not-asked' },
  ])('that was refused with $code, which decided nothing, is done by the next try', async (refusal) => {
    const refused = await routeThat(async (context) => {
      await make(context);
      throw new PayoutError(refusal);
    })();
    expect(refused).toMatchObject({ status: 409, body: { code: refusal.code } });
    expect(await routeThat()()).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(1);
  });

  it('that failed for a reason of ours is done by the next try, as the same request', async () => {
    const failed = await routeThat(async (context) => {
      await make(context);
      throw new Error('the table is gone');
    })();
    expect(failed).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(await routeThat()()).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(1);
  });

  it('that was not valid leaves nothing behind: its key is free', async () => {
    const send = routeThat();
    expect(await send(json({ unknown: 1 }))).toMatchObject({ status: 422 });
    expect(await allItems(db)).toEqual([]);
    expect(await send()).toMatchObject({ status: 201 });
  });

  it('whose Lambda died is done again once its time is over, as the same request', async () => {
    const died = routeThat(async (context) => {
      await make(context);
      return new Promise(() => undefined);
    });
    void died();
    await vi.waitUntil(() => done.length === 1);
    const impatient = routeThat(make, async () => undefined);
    pass(LAMBDA_CONTEXT.getRemainingTimeInMillis() / 1_000);
    expect(await impatient()).toMatchObject({ status: 409, body: { code: 'request_in_progress' } });
    pass(2);
    expect(await impatient()).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(1);
  });

  it('says when to ask again while another handles it', async () => {
    void routeThat(() => new Promise(() => undefined))();
    await vi.waitUntil(async () => (await allItems(db)).length === 1);
    const busy = idempotentApiHandler(route, { requests, sleep: async () => undefined }, async () => make(context()));
    const { statusCode, headers } = await busy(eventOf({}), LAMBDA_CONTEXT);
    expect({ statusCode, retryAfter: headers?.['retry-after'] }).toEqual({ statusCode: 409, retryAfter: '5' });
  });

  it('sent twice at once is done once, and both get the one answer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = routeThat(async (context) => {
      const answer = await make(context);
      await promise;
      return answer;
    })();
    await vi.waitUntil(() => done.length === 1);
    const second = await routeThat(make, async () => {
      resolve();
      await first;
    })();
    expect(second).toMatchObject({ status: 201, body: { times: 1 } });
    expect(await first).toEqual(second);
    expect(done).toHaveLength(1);
  });

  it('of an owner who was only slow gets the answer of the one who took it over', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = routeThat(async (context) => {
      await make(context);
      await promise;
      return { status: 201, body: { thing: 'slow', times: 0 } };
    })();
    await vi.waitUntil(() => done.length === 1);
    pass(60);
    const heir = await routeThat()();
    resolve();
    expect(heir).toMatchObject({ status: 201, body: { times: 2 } });
    expect(await slow).toEqual(heir);
  });

  it.each(['', ' ', 'with space', 'ümlaut', 'tab\t', 'null\u0000', 'x'.repeat(256)])(
    'that is %j is refused, naming the header',
    async (key) => {
      expect(await routeThat()({ key })).toMatchObject({
        status: 422,
        body: { code: 'invalid_request', errors: [{ field: 'header.idempotency-key' }] },
      });
      expect(done).toHaveLength(0);
    },
  );

  it.each(['x'.repeat(255), '"6f1e2d3c"', 'a#REQUEST#b', '*', '__proto__', "';DROP--", '%00'])(
    'may be %j',
    async (key) => {
      const send = routeThat();
      const first = await send({ key });
      expect(first).toMatchObject({ status: 201 });
      expect(await send({ key })).toEqual(first);
      expect(await send({ key: 'another' })).toMatchObject({ body: { times: 2 } });
    },
  );

  it('keeps no token, and nothing of the body', async () => {
    const headers = { 'idempotency-key': KEY, authorization: 'Bearer secret-token' };
    await routeThat()({ ...json({ what: 'personal' }), headers });
    const stored = JSON.stringify(await allItems(db), (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(stored).not.toMatch(/secret-token|personal/);
  });

  it('without a key is done every time', async () => {
    const send = routeThat();
    await send({ headers: {} });
    expect(await send({ headers: {} })).toMatchObject({ status: 201, body: { times: 2 } });
    expect(new Set(done).size).toBe(2);
    expect(await allItems(db)).toEqual([]);
  });
});

describe('the contract of a route', () => {
  it('that takes a key is not served without keeping answers, and the other way round', () => {
    const handle = async () => ({ status: 200 as const, body: {} });
    expect(() => apiHandler(route, handle)).toThrow(TypeError);
    const { idempotent: _, ...about } = route.about;
    const silent = { ...route, about };
    const requests = new DynamoRequestRepository(Object.create(null));
    expect(() => idempotentApiHandler(silent, { requests }, handle)).toThrow(TypeError);
  });
});

function nested(depth: number): string {
  return `{"what":${'['.repeat(depth)}${']'.repeat(depth)}}`;
}

function context(): Context {
  throw new Error('nothing is done');
}
