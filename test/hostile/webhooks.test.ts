import './loud-log.ts';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { HttpResponse } from '../../infra/local/http-response.ts';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { hostileText, hostileValue } from './hostile-values.ts';
import { jsonText } from './json-text.ts';
import { hasMark } from './marks.ts';
import { PATIENCE, runs } from './runs.ts';
import { createTarget, type Target } from './target.ts';

/** Messages to the one route that takes a signature instead of a token. */

const RUNS = 120;
const ROUTE = (API as readonly ApiRoute[]).find(({ endpoint }) => endpoint.about.rawBody);
const answerSchema = z.object({ events: z.array(z.object({ status: z.string(), duplicate: z.boolean() })) });

let target: Target;
let secret: Uint8Array;
beforeAll(async () => {
  target = await createTarget();
  secret = await new DynamoMockBank(target.world.table).webhookSecret();
});
afterAll(() => target.end());

interface Message {
  readonly id: string;
  readonly timestamp: string;
  readonly bytes: Buffer;
}

/** As Standard Webhooks signs it. */
const signed = ({ id, timestamp, bytes }: Message) => {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

const deliver = (
  headers: Readonly<Record<string, string>>,
  bytes: Buffer,
  provider = 'mock',
): Promise<HttpResponse> => {
  if (ROUTE === undefined) throw new Error('no route takes webhooks');
  return target.send({
    route: ROUTE,
    method: ROUTE.method,
    path: { provider },
    query: [],
    headers: { 'content-type': 'application/json', ...headers },
    body: { bytes },
  });
};

const now = () => String(Math.floor(Date.now() / 1_000));
const known = (name: string) => fc.constantFrom(...target.known.of(name));
const genuine = (transactionId: string): Message => ({
  id: 'evt-genuine',
  timestamp: now(),
  bytes: Buffer.from(JSON.stringify({ type: 'payment.updated', data: { transactionId } })),
});

describe('a message of the bank', PATIENCE, () => {
  it('of whatever content is stored or refused, and never breaks anything, when it is truly signed', async () => {
    const content = fc.oneof(
      hostileValue(),
      fc.record({ type: hostileText(), data: hostileValue() }),
      fc.record({
        type: fc.constant('payment.updated'),
        data: fc.record({ transactionId: fc.oneof(known('transactionId'), hostileText()) }),
      }),
      fc.record({
        type: fc.constant('payee.updated'),
        data: fc.record({ holderId: fc.oneof(known('riseId'), hostileText()) }),
      }),
    );
    const message = fc.record({
      id: fc.oneof(fc.constantFrom('evt-0', 'evt-new'), hostileText().filter(isId)),
      timestamp: fc.oneof(
        { weight: 4, arbitrary: fc.constant(now()) },
        { weight: 1, arbitrary: hostileText().filter(isHeader) },
      ),
      bytes: content.map((value) => Buffer.from(jsonText(value))),
    });
    await fc.assert(
      fc.asyncProperty(message, async (one) => void (await deliver(signed(one), one.bytes))),
      runs(RUNS),
    );
  });

  it('with anything about it changed after it was signed is refused, and leaves no trace', async () => {
    const change = fc.oneof(
      fc.record({ part: fc.constant('bytes' as const), at: fc.nat(), to: fc.integer({ min: 1, max: 255 }) }),
      fc.record({
        part: fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature'),
        value: hostileText().filter(isHeader),
      }),
    );
    await fc.assert(
      fc.asyncProperty(known('transactionId'), change, async (transactionId, changed) => {
        const message = genuine(transactionId);
        const headers = signed(message);
        const bytes = Buffer.from(message.bytes);
        if ('at' in changed) bytes[changed.at % bytes.length] = (bytes[changed.at % bytes.length] ?? 0) ^ changed.to;
        const altered = 'at' in changed ? headers : { ...headers, [changed.part]: changed.value };
        fc.pre(!bytes.equals(message.bytes) || JSON.stringify(altered) !== JSON.stringify(headers));
        // A byte that makes it invalid JSON or UTF-8 is found before the signature is checked.
        expect([400, 401]).toContain((await deliver(altered, bytes)).status);
      }),
      runs(RUNS),
    );
  });

  it('is too old or too new beyond five minutes, although it is truly signed', async () => {
    const seconds = fc.oneof(fc.integer({ min: 301, max: 2 ** 31 }), fc.integer({ min: -(2 ** 31), max: -301 }));
    await fc.assert(
      fc.asyncProperty(known('transactionId'), seconds, async (transactionId, late) => {
        const message = { ...genuine(transactionId), timestamp: String(Number(now()) + late) };
        expect((await deliver(signed(message), message.bytes)).status).toBe(401);
      }),
      runs(RUNS / 4),
    );
  });

  it('is no message of another provider, nor of one that does not exist', async () => {
    const names = hostileText()
      .map((name) => encodeURIComponent(name.toWellFormed()))
      .filter((name) => !['', '.', '..', 'mock'].includes(name));
    await fc.assert(
      fc.asyncProperty(names, known('transactionId'), async (provider, transactionId) => {
        const message = genuine(transactionId);
        expect([401, 404, 422]).toContain((await deliver(signed(message), message.bytes, provider)).status);
      }),
      runs(RUNS / 4),
    );
  });

  it('that comes again changes nothing, and is answered as a duplicate', async () => {
    for (const [nth, transactionId] of target.known.of('transactionId').entries()) {
      const message = { ...genuine(transactionId), id: `evt-again-${nth}` };
      const raw = { headers: signed(message), bytes: message.bytes };
      await target.caller.call('POST', '/webhooks/mock', { raw });
      const before = await target.snapshot();
      const { status, answer } = await target.caller.call('POST', '/webhooks/mock', { raw });
      expect([status, answerSchema.parse(answer).events[0]?.duplicate]).toEqual([200, true]);
      expect(await target.snapshot()).toEqual(before);
    }
  });
});

/** The id of a message that the bank has signed may be logged, because nobody typed it. */
const isId = (text: string): boolean => isHeader(text) && !hasMark(text);

/** What can be sent in a header. */
const isHeader = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
