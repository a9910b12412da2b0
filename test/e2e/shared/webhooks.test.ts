import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API_PREFIX } from '../../../lib/contracts/api.ts';
import { problemSchema } from '../../../lib/contracts/shared/problem.ts';
import {
  listWebhookEventsEndpoint,
  replayWebhookEventEndpoint,
} from '../../../lib/contracts/webhooks/webhook-events.ts';
import { bookDifferences } from '../../support/e2e-books.ts';
import { affiliateRow, commissionRow } from '../../support/e2e-data.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const SLOW_SECONDS = 20;

const { stack, api } = sharedStack();
let batchId: string;

beforeAll(async () => {
  await api.importAffiliates([affiliateRow('back', 'return'), affiliateRow('slow', `slow-${SLOW_SECONDS}`)]);
  await api.importCommissions([
    commissionRow('c-back', 'back', '75.50', 'HUF'),
    commissionRow('c-slow', 'slow', '75.50', 'HUF'),
  ]);
  batchId = (await api.createBatches({ currency: 'HUF' })).batches[0]?.batchId ?? '';
  await api.execute(batchId);
  while ((await paymentOf('slow')).status !== 'PROCESSING' || (await paymentOf('back')).status !== 'COMPLETED') {
    await sleep(100);
  }
}, START_TIMEOUT_MS);

const paymentOf = async (affiliateId: string) => {
  const [found] = await api.transactions({ affiliateId });
  return { status: found?.status, transactionId: found?.transactionId ?? '' };
};

const answeredSchema = z.object({
  answered: z.object({
    status: z.number(),
    body: z.object({ events: z.array(z.object({ eventId: z.string(), status: z.string(), duplicate: z.boolean() })) }),
  }),
});
const bankTells = async (transactionId: string, id?: string) => {
  const { answered } = await api.ask('POST', '/_local/bank/webhooks', answeredSchema, { transactionId, id });
  return { status: answered.status, event: answered.body.events[0] };
};
const events = async (query = '') =>
  (await api.ask('GET', `/webhooks/events${query}`, listWebhookEventsEndpoint.answer)).events;

/** As a provider sends it; without a token. */
const post = async (provider: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${stack.url}${API_PREFIX}/webhooks/${provider}`, { method: 'POST', headers, body });
  const problem = problemSchema.safeParse(await answer.json()).data;
  return [answer.status, problem?.code];
};

describe('a webhook of the bank', () => {
  it('about a payment that came back makes it RETURNED at once', async () => {
    const { transactionId } = await paymentOf('back');
    expect(await bankTells(transactionId, 'evt-back')).toEqual({
      status: 200,
      event: { eventId: 'mock.evt-back', status: 'APPLIED', duplicate: false },
    });
    expect((await paymentOf('back')).status).toBe('RETURNED');
    expect(await bankTells(transactionId, 'evt-back')).toMatchObject({ status: 200, event: { duplicate: true } });
  });

  it('about a payment that settles late leaves it open until the bank has paid it', async () => {
    const { transactionId } = await paymentOf('slow');
    expect(await bankTells(transactionId)).toMatchObject({ event: { status: 'APPLIED' } });
    const { status } = await api.untilFinished(batchId);
    expect(status).toBe('COMPLETED');
    expect(await bankTells(transactionId)).toMatchObject({ event: { status: 'APPLIED' } });
    expect((await paymentOf('slow')).status).toBe('COMPLETED');
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('about nothing that we know is kept, and said to be IGNORED', async () => {
    expect(await bankTells('nobody.001', 'evt-nobody')).toMatchObject({ status: 200, event: { status: 'IGNORED' } });
    expect((await events('?status=IGNORED'))[0]).toMatchObject({
      eventId: 'mock.evt-nobody',
      transactionId: 'nobody.001',
      note: 'there is no such transaction',
    });
  });

  it('is listed newest first, and can be replayed', async () => {
    const ids = (await events()).map(({ eventId }) => eventId);
    // Two more of this file lie between these two. Those of other files are older, and come after them.
    expect(ids.indexOf('mock.evt-nobody')).toBe(0);
    expect(ids.indexOf('mock.evt-back')).toBe(3);
    const { event } = await api.ask(
      'POST',
      '/webhooks/events/mock.evt-back/replay',
      replayWebhookEventEndpoint.answer,
      {},
    );
    expect(event).toMatchObject({ status: 'APPLIED', note: 'looked up: the transaction is RETURNED' });
    expect(await api.send('POST', '/webhooks/events/mock.evt-none/replay', { body: {} })).toMatchObject({
      status: 404,
    });
    expect(await bookDifferences(api)).toEqual([]);
  });
});

describe('a message that nobody signed', () => {
  it('is refused, whatever it says, and leaves no trace', async () => {
    const before = await events();
    const genuineLooking = { 'webhook-id': 'evt-x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };
    for (const headers of [{}, genuineLooking, { ...genuineLooking, 'webhook-timestamp': '9'.repeat(400) }]) {
      expect(await post('mock', '{"data":{"transactionId":"x.001"}}', headers)).toEqual([
        401,
        'webhook_signature_invalid',
      ]);
    }
    for (const body of ['', '{}', 'null', '[]', '"text"']) {
      expect(await post('mock', body), body).toEqual([401, 'webhook_signature_invalid']);
    }
    expect(await post('mock', new Uint8Array([0x7b, 0xff, 0xfe]))).toEqual([400, 'malformed_utf8']);
    expect(await post('mock', '{}', { 'content-encoding': 'gzip' })).toEqual([415, 'unsupported_content_encoding']);
    expect(await post('mock', '{')).toEqual([400, 'malformed_json']);
    expect(await post('mock', JSON.stringify('x'.repeat(1_048_576)))).toEqual([413, 'body_too_large']);
    expect(await post('paypal', '{}')).toEqual([404, 'provider_not_found']);
    expect(await post('mock?surprise=1', '{}')).toEqual([422, 'invalid_request']);
    expect(await events()).toEqual(before);
  });
});
