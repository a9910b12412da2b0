import { keccak256, recoverMessageAddress, toBytes } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { User } from '../../../../infra/local/rise/teams/user.ts';
import { NOON, SandboxClient } from './sandbox-client.ts';
import { expectedSignature, WebhookReceiver } from './webhook-receiver.ts';

let receiver: WebhookReceiver;
let rise: SandboxClient;
let ann: User;
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  rise = await SandboxClient.start({ webhookUrl: () => receiver.url, behaviour: { chainDelayMs: 1_000 } });
  await rise.logIn();
  const [first] = await rise.addUsers('ready');
  if (first === undefined) throw new Error('No user was added');
  ann = first;
});
afterEach(async () => {
  await rise.sandbox.stop();
  await receiver.stop();
});

const deliver = () => rise.tell('POST', '/webhooks/deliver');
const payAnn = () => rise.pay([{ nanoid: ann.nanoid, cents: 2_500, marker: 'marker-ann' }]);
const deposit = () => rise.tell('POST', '/deposits', { cents: 50_000 });
const webhooksSchema = z.object({
  webhooks: z.array(
    z.looseObject({ id: z.string(), type: z.string(), state: z.string(), attempts: z.array(z.unknown()) }),
  ),
});
const webhooks = async () => webhooksSchema.parse(await rise.tell('GET', '/webhooks')).webhooks;
const secret = () => rise.setting('RISE_WEBHOOK_SECRET');
const NOON_SECONDS = NOON / 1_000;

describe('an event', () => {
  it('tells of a group when it is accepted, and of each payment when it is paid', async () => {
    await payAnn();
    await deliver();
    expect(receiver.types).toEqual(['payment.group.created']);
    rise.clock.ms += 1_000;
    await deliver();
    expect(receiver.types).toEqual(['payment.group.created', 'payment.sent']);
    const [item] = await rise.list();
    const { nanoid, onchain_id, group_onchain_id, process_transaction } = item?.payment ?? {};
    expect(receiver.received[0]?.event).toMatchObject({
      object: 'event',
      created: NOON_SECONDS,
      event_version: '1.0',
      payment_group: {
        nanoid: expect.stringMatching(/^pg-/),
        invoice_description: 'marker-ann',
        payments: [
          { nanoid, onchain_id, amount: '25000000', amount_cents: 2_500, recipients: [{ nanoid, email: ann.email }] },
        ],
      },
    });
    expect(receiver.received[1]?.event).toMatchObject({
      payment: { nanoid, onchain_id, group_onchain_id, process_transaction, pay_at_time: String(NOON_SECONDS) },
    });
  });

  it('tells of no payment that is removed or comes back', async () => {
    await rise.fault({ fault: 'fate', fate: 'removed', times: 1 });
    await rise.fault({ fault: 'fate', fate: 'returned', times: 1 });
    await payAnn();
    await payAnn();
    rise.clock.ms += 1_000;
    await deliver();
    rise.clock.ms += 1_000;
    await deliver();
    expect(receiver.types).toEqual(['payment.group.created', 'payment.group.created', 'payment.sent']);
  });

  it('tells of a deposit', async () => {
    const before = (await rise.books()).balanceCents;
    await deposit();
    await deliver();
    expect((await rise.books()).balanceCents).toBe(before + 50_000);
    expect(receiver.received[0]?.event).toMatchObject({
      event_type: 'deposit.received',
      deposit: {
        nanoid: expect.stringMatching(/^dp-.{15}$/),
        entity_nanoid: rise.team,
        destination_amount_cents: 50_000,
      },
    });
  });

  it('tells of an account that is suspended, once, and it cannot be paid then', async () => {
    await rise.tell('PATCH', `/users/${ann.nanoid}`, { suspended: true });
    await rise.tell('PATCH', `/users/${ann.nanoid}`, { suspended: true });
    await deliver();
    expect(receiver.received.map(({ event }) => event)).toMatchObject([
      { event_type: 'withdraw_account.duplicated_detected', account: { user_id: ann.nanoid } },
    ]);
    expect(await payAnn()).toMatchObject({ status: 400, error_code: 'INVALID_RECIPIENT' });
  });
});

describe('the signature', () => {
  it('is an HMAC over the time and the very bytes of the body', async () => {
    await deposit();
    await deliver();
    const [one] = receiver.received;
    expect(one?.headers['x-rise-signature']).toBe(
      `t=${NOON_SECONDS},${expectedSignature(secret(), NOON_SECONDS, one?.text ?? '')}`,
    );
  });

  it('is there once for each secret while secrets are being changed, and under the other name of the header', async () => {
    const secrets = ['the-new-secret-of-ours', secret()];
    await rise.tell('PUT', '/webhooks/secrets', { secrets });
    await rise.tell('PATCH', '/behaviour', { webhookHeader: 'Rise-Signature' });
    await deposit();
    await deliver();
    const [one] = receiver.received;
    const signatures = secrets.map((each) => expectedSignature(each, NOON_SECONDS, one?.text ?? ''));
    expect(one?.headers['rise-signature']).toBe(`t=${NOON_SECONDS},${signatures.join(',')}`);
    expect(one?.headers['x-rise-signature']).toBeUndefined();
  });

  it.each([
    ['kept', NOON_SECONDS],
    ['renewed', NOON_SECONDS + 60],
  ])('of a retry has a time that is %s', async (webhookTime, seconds) => {
    await rise.tell('PATCH', '/behaviour', { webhookTime });
    receiver.answers = [500];
    await deposit();
    await deliver();
    rise.clock.ms += 60_000;
    await deliver();
    expect(receiver.received[1]?.headers['x-rise-signature']).toBe(
      `t=${seconds},${expectedSignature(secret(), seconds, receiver.received[1]?.text ?? '')}`,
    );
  });
});

describe('delivery', () => {
  it('is tried four times, after 60, 120 and 300 seconds, with the same body, and then given up', async () => {
    receiver.answers = [500, 404, 'hang up', 429];
    await deposit();
    const counts: number[] = [];
    for (const seconds of [0, 59, 1, 119, 1, 299, 1, 3_600]) {
      rise.clock.ms += seconds * 1_000;
      await deliver();
      counts.push(receiver.received.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
    expect(await webhooks()).toMatchObject([
      {
        state: 'dropped',
        attempts: [{ outcome: 500 }, { outcome: 404 }, { outcome: 'no answer' }, { outcome: 429 }],
      },
    ]);
  });

  it('ends with the first answer of success', async () => {
    receiver.answers = [503];
    await deposit();
    await deliver();
    rise.clock.ms += 60_000;
    await deliver();
    rise.clock.ms += 3_600_000;
    await deliver();
    expect(await webhooks()).toMatchObject([{ state: 'delivered', attempts: [{ outcome: 503 }, { outcome: 204 }] }]);
  });

  it('takes a redirection neither as success nor as a reason to try again', async () => {
    receiver.answers = [302];
    await deposit();
    await deliver();
    expect(await webhooks()).toMatchObject([{ state: 'dropped', attempts: [{ outcome: 302 }] }]);
  });

  it('does not wait for ever for an answer', async () => {
    await rise.tell('PATCH', '/behaviour', { webhookTimeoutMs: 200 });
    receiver.answers = ['never'];
    await deposit();
    await deliver();
    expect(await webhooks()).toMatchObject([{ state: 'waiting', attempts: [{ outcome: 'no answer in time' }] }]);
  });

  it('goes on after a restart', async () => {
    receiver.answers = [500];
    await deposit();
    await deliver();
    await rise.sandbox.stop();
    rise = await SandboxClient.start({ dataDir: rise.dataDir, webhookUrl: () => receiver.url }, rise.clock);
    rise.clock.ms += 60_000;
    await deliver();
    expect(await webhooks()).toMatchObject([{ state: 'delivered', attempts: [{ outcome: 500 }, { outcome: 204 }] }]);
  });

  it('does not count an attempt that its own stop cut off', async () => {
    receiver.answers = ['never'];
    await deposit();
    const cut = deliver().catch(() => 'cut');
    await vi.waitUntil(() => receiver.received.length === 1, { timeout: 30_000 });
    await rise.sandbox.stop();
    expect(await cut).toBe('cut');
    rise = await SandboxClient.start({ dataDir: rise.dataDir, webhookUrl: () => receiver.url }, rise.clock);
    await deliver();
    expect(await webhooks()).toMatchObject([{ state: 'delivered', attempts: [{ outcome: 204 }] }]);
  });

  it('sends nothing twice when it is asked twice at the same time', async () => {
    for (let count = 0; count < 12; count += 1) await deposit();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(receiver.received).toHaveLength(12);
  });

  it('waits as long as there is no address', async () => {
    let url: string | undefined;
    await rise.sandbox.stop();
    rise = await SandboxClient.start({ dataDir: rise.dataDir, webhookUrl: () => url }, rise.clock);
    await deposit();
    await deliver();
    url = receiver.url;
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  it('happens by itself, as payments are paid by themselves', async () => {
    await rise.sandbox.stop();
    rise = await SandboxClient.start(
      { dataDir: rise.dataDir, webhookUrl: () => receiver.url, tickMs: 10, behaviour: { chainDelayMs: 0 } },
      rise.clock,
    );
    await rise.logIn();
    await payAnn();
    await vi.waitUntil(() => receiver.received.length === 2, { timeout: 30_000 });
    expect(receiver.types.sort()).toEqual(['payment.group.created', 'payment.sent']);
  });
});

describe('as it is told, the sandbox', () => {
  it('holds events back, and releases them in reverse', async () => {
    await rise.tell('PATCH', '/behaviour', { webhooks: 'hold', chainDelayMs: 0 });
    await payAnn();
    await deposit();
    await deliver();
    expect(receiver.received).toEqual([]);
    await rise.tell('POST', '/webhooks/release', { order: 'reversed' });
    expect(receiver.types).toEqual(['deposit.received', 'payment.sent', 'payment.group.created']);
    expect((await webhooks()).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('loses events', async () => {
    await rise.tell('PATCH', '/behaviour', { webhooks: 'drop' });
    await deposit();
    await deliver();
    expect(receiver.received).toEqual([]);
    expect(await webhooks()).toMatchObject([{ state: 'dropped', attempts: [] }]);
  });

  it('sends an event once more, with the same key', async () => {
    await deposit();
    await deliver();
    const [event] = await webhooks();
    expect(await rise.tell('POST', '/webhooks/send', { event: event?.id })).toMatchObject({ outcome: 204 });
    expect(receiver.received.map(({ event: one }) => one.idempotency_key)).toEqual([event?.id, event?.id]);
  });

  it('forges events in every way', async () => {
    await deposit();
    await deliver();
    const [event] = await webhooks();
    const sent = async (signature: string) => {
      await rise.tell('POST', '/webhooks/send', { event: event?.id, signature });
      return receiver.received.at(-1);
    };
    const valid = (seconds: number, text = '') => `t=${seconds},${expectedSignature(secret(), seconds, text)}`;
    expect((await sent('none'))?.headers['x-rise-signature']).toBeUndefined();
    for (const signature of ['wrong-secret', 'altered']) {
      const one = await sent(signature);
      expect(one?.headers['x-rise-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
      expect(one?.headers['x-rise-signature']).not.toBe(valid(NOON_SECONDS, one?.text));
    }
    const old = await sent('old');
    expect(old?.headers['x-rise-signature']).toBe(valid(NOON_SECONDS - 3_600, old?.text));
  });

  it('sends an event that never happened, of a kind that nobody knows', async () => {
    const body = { event_type: 'payment.frozen', idempotency_key: 'key', created: NOON_SECONDS };
    await rise.tell('POST', '/webhooks/send', { body });
    const [one] = receiver.received;
    expect(one?.event).toEqual(body);
    expect(one?.headers['x-rise-signature']).toBe(
      `t=${NOON_SECONDS},${expectedSignature(secret(), NOON_SECONDS, one?.text ?? '')}`,
    );
  });

  it('signs as V1 does: a wallet over the text of the hash of the body', async () => {
    const body = { event_type: 'x', type: 'deposit.deposit_received', idempotency_key: '0x1', created: 1 };
    await rise.tell('POST', '/webhooks/send', { body, signature: 'v1' });
    const [one] = receiver.received;
    const hash = keccak256(toBytes(one?.text ?? ''));
    expect(one?.headers['x-rise-hash']).toBe(hash);
    const signature = z.templateLiteral(['0x', z.string()]).parse(one?.headers['x-rise-signature']);
    expect(await recoverMessageAddress({ message: hash, signature })).toBe(rise.setting('RISE_WEBHOOK_SIGNER_ADDRESS'));
  });

  it.each([
    ['/webhooks/send', {}],
    ['/webhooks/send', { event: 'nothing' }],
    ['/webhooks/send', { body: {}, signature: 'nonsense' }],
    ['/webhooks/release', { order: 'random' }],
  ])('refuses %s with %o', async (path, body) => {
    await expect(rise.tell('POST', path, body)).rejects.toThrow('422');
  });
});
