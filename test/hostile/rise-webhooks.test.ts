import './loud-log.ts';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { HttpResponse } from '../../infra/local/http-response.ts';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import {
  LOGIN_KEY,
  onchainIdOf,
  ScriptedRise,
  SIGNING_KEY,
  userOf,
  WEBHOOK_SECRET,
} from '../lib/providers/riseworks/scripted-rise.ts';
import { hostileText, hostileValue } from './hostile-values.ts';
import { jsonText } from './json-text.ts';
import { PATIENCE, runs } from './runs.ts';
import { createTarget, type Target } from './target.ts';

/* Messages of Rise, of both generations: signed with a secret (V2), or with a wallet (V1). */

const RUNS = 80;
const WALLET = privateKeyToAccount(`0x${'7e'.repeat(32)}`);
const ROUTE = (API as readonly ApiRoute[]).find(({ endpoint }) => endpoint.about.rawBody);
const answerSchema = z.object({ events: z.array(z.object({ duplicate: z.boolean() })) });

let target: Target;
beforeAll(async () => {
  target = await createTarget(new ScriptedRise().provider({ RISE_WEBHOOK_SIGNER_ADDRESS: WALLET.address }));
  for (const secret of [LOGIN_KEY, SIGNING_KEY, WEBHOOK_SECRET]) target.forbid('a secret of Rise', secret);
});
afterAll(() => target.end());

type Headers = Readonly<Record<string, string>>;
type Sign = (bytes: Buffer, seconds: number) => Promise<Headers>;

const v2: Sign = async (bytes, seconds) => {
  const digest = createHmac('sha256', WEBHOOK_SECRET).update(`${seconds}.`).update(bytes).digest('hex');
  return { 'x-rise-signature': `t=${seconds},v1=${digest}` };
};
const v1: Sign = async (bytes) => {
  const hash = keccak256(bytes);
  return { 'x-rise-hash': hash, 'x-rise-signature': await WALLET.signMessage({ message: hash }) };
};

const deliver = (headers: Headers, bytes: Buffer): Promise<HttpResponse> => {
  if (ROUTE === undefined) throw new Error('no route takes webhooks');
  return target.send({
    route: ROUTE,
    method: ROUTE.method,
    path: { provider: 'riseworks' },
    query: [],
    headers: { 'content-type': 'application/json', ...headers },
    body: { bytes },
  });
};

const now = () => Math.floor(Date.now() / 1_000);
const known = (name: string) => fc.constantFrom(...target.known.of(name));
const bytesOf = (value: unknown) => Buffer.from(jsonText(value));
/** What both generations read, each under its own names. */
const envelope = (seconds: number, more: object = {}) => ({
  idempotency_key: 'evt-genuine',
  idempotent_key: 'evt-genuine',
  event_type: 'payment.sent',
  type: 'payment.sent',
  created: seconds,
  timestamp: seconds,
  ...more,
});
const about = (transactionId: string) => ({ payment: { description: `[payout ${transactionId}/0001-0000-0000]` } });

describe.each<[string, Sign]>([
  ['V2', v2],
  ['V1', v1],
])('a message of Rise, %s,', (generation, sign) => {
  it(
    'of whatever content is stored or refused, and never breaks anything, when it is truly signed',
    PATIENCE,
    async () => {
      const hostile = fc.oneof(
        hostileValue(),
        fc.record({
          idempotency_key: hostileValue(),
          idempotent_key: hostileValue(),
          event_type: fc.oneof(hostileText(), fc.constant('account_duplicated.detected')),
          type: fc.oneof(hostileText(), fc.constant('account_duplicated.detected')),
          created: fc.oneof(fc.constant(now()), hostileValue()),
          timestamp: fc.oneof(fc.constant(now()), hostileValue()),
          payment: hostileValue(),
          onchain_id: fc.oneof(hostileText(), fc.constant(onchainIdOf(1)), fc.double()),
          user_id: fc.oneof(hostileText(), fc.constant(userOf(1))),
          description: fc.oneof(
            hostileText(),
            known('transactionId').map((id) => about(id).payment.description),
          ),
        }),
      );
      await fc.assert(
        fc.asyncProperty(hostile, async (content) => {
          const bytes = bytesOf(content);
          expect([200, 400, 401]).toContain((await deliver(await sign(bytes, now()), bytes)).status);
        }),
        runs(RUNS),
      );
    },
  );

  it('about a payment of ours, however deep it is hidden, is taken', PATIENCE, async () => {
    const depth = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(known('transactionId'), depth, async (transactionId, levels) => {
        let inner: object = about(transactionId);
        for (let level = 0; level < levels; level += 1) inner = level % 2 ? { data: inner } : { list: [inner] };
        const bytes = bytesOf(envelope(now(), { inner }));
        expect((await deliver(await sign(bytes, now()), bytes)).status).toBe(200);
      }),
      runs(RUNS / 4),
    );
  });

  it('without a signature, or with another, is refused, and leaves no trace', PATIENCE, async () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('bytes' as const), at: fc.nat(), to: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ kind: fc.constant('without' as const), nth: fc.nat() }),
      fc.record({ kind: fc.constant('header' as const), nth: fc.nat(), value: hostileText().filter(isHeader) }),
    );
    await fc.assert(
      fc.asyncProperty(known('transactionId'), change, async (transactionId, changed) => {
        const bytes = bytesOf(envelope(now(), about(transactionId)));
        const headers = await sign(bytes, now());
        const names = Object.keys(headers);
        const name = names[('nth' in changed ? changed.nth : 0) % names.length] ?? '';
        const altered: Record<string, string> = { ...headers };
        if (changed.kind === 'without') delete altered[name];
        if (changed.kind === 'header') altered[name] = changed.value;
        if (changed.kind === 'bytes')
          bytes[changed.at % bytes.length] = (bytes[changed.at % bytes.length] ?? 0) ^ changed.to;
        // A byte that makes it no JSON, or no UTF-8, is found before the signature is looked at.
        expect([400, 401]).toContain((await deliver(altered, bytes)).status);
      }),
      runs(RUNS),
    );
  });

  it('that is old, or of a time to come, is refused, although it is truly signed', PATIENCE, async () => {
    const seconds = fc.oneof(fc.integer({ min: 601, max: 2 ** 31 }), fc.integer({ min: -(2 ** 30), max: -601 }));
    await fc.assert(
      fc.asyncProperty(known('transactionId'), seconds, async (transactionId, late) => {
        const bytes = bytesOf(envelope(now() + late, about(transactionId)));
        expect((await deliver(await sign(bytes, now() + late), bytes)).status).toBe(401);
      }),
      runs(RUNS / 4),
    );
  });

  it('that comes again changes nothing, and is answered as a duplicate', PATIENCE, async () => {
    for (const [nth, transactionId] of target.known.of('transactionId').entries()) {
      const key = `evt-again-${generation}-${nth}`;
      const bytes = bytesOf({ ...envelope(now(), about(transactionId)), idempotency_key: key, idempotent_key: key });
      const raw = { headers: await sign(bytes, now()), bytes };
      await target.caller.call('POST', '/webhooks/riseworks', { raw });
      const before = await target.snapshot();
      const { status, answer } = await target.caller.call('POST', '/webhooks/riseworks', { raw });
      expect([status, answerSchema.parse(answer).events[0]?.duplicate]).toEqual([200, true]);
      expect(await target.snapshot()).toEqual(before);
    }
    await target.putBack();
  });
});

/** What can be sent in a header. */
function isHeader(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
