import { createHmac } from 'node:crypto';
import { keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { beforeEach, describe, expect, it } from 'vitest';
import { isId } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../../lib/domain/shared/time.ts';
import type { ParsedWebhook, WebhookRequest } from '../../../../../lib/payouts/shared/payment-provider.ts';
import { NOW } from '../../../../support/domain.ts';
import { LOGIN_KEY, onchainIdOf, ScriptedRise, SIGNING_KEY, userOf, WEBHOOK_SECRET } from '../scripted-rise.ts';

const now = Date.parse(NOW) / 1_000;
const MARKER = '[payout batch-1.001/0001-0000-0000]';
const event = (more: object = {}) => ({
  object: 'event',
  created: now,
  event_type: 'payment.sent',
  event_version: '1.0',
  idempotency_key: '0b6a7c9e-1111-4222-8333-944444444444',
  ...more,
});
const hmac = (text: string, secret = WEBHOOK_SECRET) => createHmac('sha256', secret).update(text).digest('hex');
const RIGHT = hmac(`${now}.${JSON.stringify(event())}`);

function v2(
  content: unknown,
  { t = String(now), secret = WEBHOOK_SECRET, header = 'x-rise-signature' } = {},
): WebhookRequest {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return { headers: { [header]: `t=${t},v1=${hmac(`${t}.${body}`, secret)}` }, body: Buffer.from(body) };
}

describe('a message of Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise();
  });
  const parse = (request: WebhookRequest, settings: Record<string, string> = {}, at = NOW) =>
    rise.provider(settings).parseWebhook(request, at);
  const kind = async (...given: Parameters<typeof parse>) => (await parse(...given)).kind;
  const hints = (parsed: ParsedWebhook) =>
    parsed.kind === 'events' ? parsed.events.map(({ hint }) => hint) : expect.fail(parsed.reason);

  it('is known by its key and its type', async () => {
    expect(await parse(v2(event()))).toEqual({
      kind: 'events',
      events: [
        { providerEventId: '0b6a7c9e-1111-4222-8333-944444444444', type: 'payment.sent', hint: { kind: 'none' } },
      ],
    });
  });

  it('is taken under either header, over the very bytes, and by any of several signatures', async () => {
    expect(await kind(v2(event(), { header: 'rise-signature' }))).toBe('events');
    expect(await kind(v2(event(), { header: 'other' }))).toBe('rejected');
    expect(await kind(v2(event(), { header: 'other' }), { RISE_WEBHOOK_HEADERS: 'Other' })).toBe('events');
    const spaced = v2(`  ${JSON.stringify(event({ name: 'Zoë' }), undefined, 2)}\n`);
    expect(await kind(spaced)).toBe('events');
    const { headers, body } = v2(event());
    const more = `t=${now},v1=${'0'.repeat(64)},v0=abc,${headers['x-rise-signature']?.split(',')[1]}`;
    expect(await kind({ headers: { 'x-rise-signature': more }, body })).toBe('events');
  });

  it.each([
    ['no signature', {}],
    ['an empty one', { 'x-rise-signature': '' }],
    ['no time', { 'x-rise-signature': `v1=${hmac('x')}` }],
    ['no digest', { 'x-rise-signature': `t=${now}` }],
    ['half a digest', { 'x-rise-signature': `t=${now},v1=${hmac('x').slice(0, 32)}` }],
    ['another digest', { 'x-rise-signature': `t=${now},v1=${hmac('x')}` }],
    ['more digests than ten', { 'x-rise-signature': `t=${now}${`,v1=${'0'.repeat(64)}`.repeat(10)},v1=${RIGHT}` }],
    ['two times', { 'x-rise-signature': `t=${now},t=${now},v1=${RIGHT}` }],
    ['an invalid time', { 'x-rise-signature': `t=now,v1=${hmac(`now.${JSON.stringify(event())}`)}` }],
  ])("with %s is not Rise's", async (_, headers) => {
    expect(await parse({ headers, body: Buffer.from(JSON.stringify(event())) })).toEqual({
      kind: 'rejected',
      reason: expect.any(String),
    });
  });

  it('is taken with the old and the new secret while both are there, and with no other', async () => {
    rise.secrets.webhook = JSON.stringify({ current: 'new', previous: 'old' });
    expect(await Promise.all(['new', 'old', WEBHOOK_SECRET].map((secret) => kind(v2(event(), { secret }))))).toEqual([
      'events',
      'events',
      'rejected',
    ]);
    rise.secrets.webhook = JSON.stringify({ current: 'new' });
    expect(await kind(v2(event(), { secret: 'old' }))).toBe('rejected');
  });

  it('is too old, or too new, beyond the tolerance', async () => {
    for (const seconds of [600, -600]) expect(await kind(v2(event()), {}, addSeconds(NOW, seconds))).toBe('events');
    for (const seconds of [601, -601]) expect(await kind(v2(event()), {}, addSeconds(NOW, seconds))).toBe('rejected');
    expect(await kind(v2(event()), { RISE_WEBHOOK_TOLERANCE_S: '900' }, addSeconds(NOW, 900))).toBe('events');
  });

  it('may be signed over another string; where the time is not in it, the time in the body counts', async () => {
    const body = JSON.stringify(event());
    const headers = { 'x-rise-signature': `t=${now},v1=${hmac(body)}` };
    const settings = { RISE_WEBHOOK_SIGNED_STRING: '{body}' };
    expect(await kind({ headers, body: Buffer.from(body) }, settings)).toBe('events');
    const renewed = { 'x-rise-signature': `t=${now + 3_600},v1=${hmac(body)}` };
    expect(await kind({ headers: renewed, body: Buffer.from(body) }, settings, addSeconds(NOW, 3_600))).toBe(
      'rejected',
    );
    const dotted = { 'x-rise-signature': `t=${now},v1=${hmac(`v1:${now}:${body}:end`)}` };
    expect(
      await kind({ headers: dotted, body: Buffer.from(body) }, { RISE_WEBHOOK_SIGNED_STRING: 'v1:{t}:{body}:end' }),
    ).toBe('events');
  });

  it('that is signed but not understood is an event all the same', async () => {
    for (const content of ['not json', '[]', '"x"', JSON.stringify({ event_type: 5, idempotency_key: {} })]) {
      const parsed = await parse(v2(content));
      expect(parsed).toMatchObject({ kind: 'events', events: [{ type: 'unknown', hint: { kind: 'none' } }] });
    }
  });

  it('without a usable key is known by its content, always by the same id', async () => {
    const ids = await Promise.all(
      [{ idempotency_key: undefined }, { idempotency_key: '#odd key' }, { idempotency_key: 'x'.repeat(500) }].map(
        async (patch) => {
          const [once, again] = [await parse(v2(event(patch))), await parse(v2(event(patch), { t: String(now + 60) }))];
          expect(again).toEqual(once);
          return once.kind === 'events' ? once.events[0]?.providerEventId : undefined;
        },
      ),
    );
    expect(ids.every((id) => isId(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(3);
  });

  describe('says where to look', () => {
    const about = async (more: object) => hints(await parse(v2(event(more))));

    it('by our marker, wherever it stands', async () => {
      const hint = { kind: 'payment', transactionId: 'batch-1.001' };
      expect(await about({ payment: { deep: [{ note: `for ${MARKER} thanks` }] } })).toEqual([hint]);
      expect(await about({ payment: { onchain_id: onchainIdOf(1), description: MARKER } })).toEqual([hint]);
    });

    it('by every id on the chain, each in an event of its own', async () => {
      const payments = [1, 2].map((ordinal) => ({
        nanoid: `pa-${ordinal}`,
        onchain_id: onchainIdOf(ordinal),
        recipients: [{ nanoid: `pa-${ordinal}` }],
      }));
      const references = [1, 2].map((ordinal) => ({
        kind: 'provider_payment',
        providerReference: onchainIdOf(ordinal),
      }));
      expect(await about({ payment_group: { payments } })).toEqual(references);
      const parsed = await parse(v2(event({ payment_group: { payments } })));
      const ids = parsed.kind === 'events' ? parsed.events.map(({ providerEventId }) => providerEventId) : [];
      expect(ids).toEqual(['0b6a7c9e-1111-4222-8333-944444444444', '0b6a7c9e-1111-4222-8333-944444444444.1']);
      expect(await about({ payment_group: { invoice_description: MARKER, payments } })).toEqual([
        { kind: 'payment', transactionId: 'batch-1.001' },
        ...references,
      ]);
    });

    it('by the user of an account or an invite', async () => {
      const hint = { kind: 'payee', holderId: userOf(1) };
      expect(await about({ account: { user_id: userOf(1), account_status_v2: 'suspended' } })).toEqual([hint]);
      expect(await about({ invite: { user_nanoid: userOf(1), email: 'x@y.example', invited_by: userOf(2) } })).toEqual([
        hint,
      ]);
    });

    it('and that the account is suspended, which no look-up would tell', async () => {
      const account = { user_id: userOf(1), account_status_v2: 'suspended' };
      const event_type = 'withdraw_account.duplicated_detected';
      expect(await about({ event_type, account })).toEqual([{ kind: 'payee', holderId: userOf(1), isSuspended: true }]);
    });

    it('nowhere, if it is about a deposit, or is built to be searched for ever', async () => {
      expect(await about({ deposit: { nanoid: 'dp-1', entity_nanoid: 'te-abcdefghijkl' } })).toEqual([
        { kind: 'none' },
      ]);
      for (const depth of [20, 5_000]) {
        const deep = `${'{"a":'.repeat(depth)}"${MARKER}"${'}'.repeat(depth)}`;
        expect(hints(await parse(v2(deep)))).toEqual([{ kind: 'none' }]);
      }
      const many = Array.from({ length: 500 }, (_, index) => ({ onchain_id: String(index) }));
      expect(await about({ payments: many })).toHaveLength(100);
    });
  });

  describe('of the first generation', () => {
    const signer = privateKeyToAccount(SIGNING_KEY);
    const settings = { RISE_WEBHOOK_SIGNER_ADDRESS: signer.address };
    const content = (more: object = {}) =>
      JSON.stringify({
        type: 'payment.payment_sent',
        idempotent_key: `0x${'ab'.repeat(32)}`,
        timestamp: now,
        company_id: 1,
        ...more,
      });
    async function v1(text: string, account = signer): Promise<WebhookRequest> {
      const body = Buffer.from(text);
      const hash = keccak256(body);
      return {
        headers: { 'x-rise-hash': hash, 'x-rise-signature': await account.signMessage({ message: hash }) },
        body,
      };
    }

    it('is taken when the wallet has signed the text of the hash', async () => {
      expect(await parse(await v1(content({ payIntent: { note: MARKER } })), settings)).toEqual({
        kind: 'events',
        events: [
          {
            providerEventId: `0x${'ab'.repeat(32)}`,
            type: 'payment.payment_sent',
            hint: { kind: 'payment', transactionId: 'batch-1.001' },
          },
        ],
      });
    });

    it('is not taken when no wallet is configured, or another one has signed', async () => {
      const reason = 'messages signed with a wallet are not taken here';
      expect(await parse(await v1(content()))).toEqual({ kind: 'rejected', reason });
      expect(await kind(await v1(content(), privateKeyToAccount(LOGIN_KEY)), settings)).toBe('rejected');
    });

    it('is not taken when the body, the hash or the signature was altered, or the bytes of the hash were signed', async () => {
      const { headers, body } = await v1(content());
      const altered = Buffer.from(content({ company_id: 2 }));
      const signature = headers['x-rise-signature'] ?? '';
      const overBytes = await signer.signMessage({ message: { raw: keccak256(body) } });
      const wrong: WebhookRequest[] = [
        { headers, body: altered },
        { headers: { ...headers, 'x-rise-hash': keccak256(altered) }, body: altered },
        { headers: { ...headers, 'x-rise-hash': keccak256(altered) }, body },
        { headers: { ...headers, 'x-rise-signature': `${signature.slice(0, -1)}x` }, body },
        { headers: { ...headers, 'x-rise-signature': `0x${'00'.repeat(65)}` }, body },
        { headers: { ...headers, 'x-rise-signature': overBytes }, body },
        { headers: { 'x-rise-signature': signature }, body },
      ];
      for (const request of wrong) expect(await kind(request, settings)).toBe('rejected');
    });

    it('is too old by its own time, or has none', async () => {
      expect(await kind(await v1(content()), settings, addSeconds(NOW, 601))).toBe('rejected');
      expect(await kind(await v1(content({ timestamp: undefined })), settings)).toBe('rejected');
    });
  });
});
