import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import {
  MOCK_WEBHOOK_TOLERANCE_SECONDS,
  parseMockWebhook,
  signMockWebhook,
} from '../../../../lib/providers/mock/mock-webhook.ts';
import { NOW } from '../../../support/domain.ts';

const SECRET = Buffer.from('C2FVsBQIhrscChlQIMV+b5sSYspob7oD', 'base64');
const ABOUT = { id: 'evt-1', type: 'payment.updated', data: { transactionId: 'batch-1.001' } };

const request = (content: Parameters<typeof signMockWebhook>[1] = ABOUT, at = NOW) => {
  const { headers, body } = signMockWebhook(SECRET, content, at);
  return { headers, body: Buffer.from(body) };
};
const parse = (sent = request(), now = NOW) => parseMockWebhook(SECRET, sent, now);

describe('the Mock bank’s webhook', () => {
  it('is signed as Standard Webhooks says: the example of its libraries has the same signature', () => {
    const body = Buffer.from('{"test": 2432232314}');
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const at = new Date(1_614_265_330_000).toISOString() as typeof NOW;
    expect(parseMockWebhook(secret, { headers, body }, at)).toEqual({
      kind: 'events',
      events: [{ providerEventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', type: 'unknown', hint: { kind: 'none' } }],
    });
  });

  it('may carry several signatures, of which one fits', () => {
    const { headers, body } = request();
    const signature = `v1,bm8= v1a,abc ${headers['webhook-signature']}`;
    expect(parse({ headers: { ...headers, 'webhook-signature': signature }, body }).kind).toBe('events');
  });

  it('is taken up to five minutes old, and up to five minutes early', () => {
    for (const sign of [1, -1]) {
      const edge = sign * MOCK_WEBHOOK_TOLERANCE_SECONDS;
      expect(parse(request(), addSeconds(NOW, edge)).kind).toBe('events');
      expect(parse(request(), addSeconds(NOW, edge + sign)).kind).toBe('rejected');
    }
  });

  it('under another id or time is another message: the signature covers both', () => {
    const { headers, body } = request();
    expect(parse({ headers: { ...headers, 'webhook-id': 'evt-2' }, body }).kind).toBe('rejected');
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(parse({ headers: { ...headers, 'webhook-timestamp': later }, body }).kind).toBe('rejected');
  });

  it('made with another secret is rejected', () => {
    const { headers, body } = signMockWebhook(Buffer.from('another'), ABOUT, NOW);
    expect(parse({ headers, body: Buffer.from(body) }).kind).toBe('rejected');
  });

  it.each([{ data: {} }, { data: { transactionId: 7 } }, { data: null }, { data: [] }])(
    'that is signed but not understood is an event about nothing: %j',
    ({ data }) => {
      expect(parse(request({ ...ABOUT, data }))).toEqual({
        kind: 'events',
        events: [{ providerEventId: 'evt-1', type: 'unknown', hint: { kind: 'none' } }],
      });
    },
  );

  it('whose id cannot be kept is rejected', () => {
    expect(parse(request({ ...ABOUT, id: 'a#b' })).kind).toBe('rejected');
    expect(parse(request({ ...ABOUT, id: 'x'.repeat(200) })).kind).toBe('rejected');
  });
});
