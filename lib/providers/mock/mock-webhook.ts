import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { isId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { ProviderEvent, WebhookHint } from '../../domain/webhooks/webhook-event.ts';
import type { ParsedWebhook, WebhookRequest } from '../../payouts/shared/payment-provider.ts';

/** A message that is older or newer than this is refused, so that one that was overheard cannot be sent again for ever. */
export const MOCK_WEBHOOK_TOLERANCE_SECONDS = 300;

const SCHEME = 'v1';

/**
 * The Mock bank's webhooks, signed as Standard Webhooks specifies. Its reference library is not used, because it reads the
 * machine's clock, and here the time is an argument.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMockWebhook(
  secret: Uint8Array,
  { id, ...content }: { readonly id: string; readonly type: string; readonly data: unknown },
  at: Instant,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const body = JSON.stringify({ type: content.type, timestamp: at, data: content.data });
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signature = signatureOf(secret, id, timestamp, Buffer.from(body));
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `${SCHEME},${signature}`,
    },
    body,
  };
}

const bodySchema = z.object({
  type: z.string().min(1).max(128),
  data: z.union([z.object({ transactionId: z.string() }), z.object({ holderId: z.string() })]),
});

export function parseMockWebhook(secret: Uint8Array, { headers, body }: WebhookRequest, now: Instant): ParsedWebhook {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures } = headers;
  if (id === undefined || signatures === undefined || !/^[0-9]{1,12}$/.test(timestamp)) {
    return rejected('the headers webhook-id, webhook-timestamp and webhook-signature are needed');
  }
  const expected = signatureOf(secret, id, timestamp, body);
  if (!signatures.split(' ').some((given) => isSame(given, `${SCHEME},${expected}`))) {
    return rejected('webhook-signature does not match the body, or was made with another secret');
  }
  const age = Math.abs(Date.parse(now) / 1000 - Number(timestamp));
  if (age > MOCK_WEBHOOK_TOLERANCE_SECONDS) {
    return rejected(`webhook-timestamp differs by more than ${MOCK_WEBHOOK_TOLERANCE_SECONDS} seconds from now`);
  }
  if (!isId(id)) return rejected('webhook-id is not an id');
  return { kind: 'events', events: [eventOf(id, body)] };
}

function eventOf(providerEventId: string, body: Uint8Array): ProviderEvent {
  const parsed = bodySchema.safeParse(jsonOf(body));
  if (!parsed.success) return { providerEventId, type: 'unknown', hint: { kind: 'none' } };
  const { type, data } = parsed.data;
  const hint: WebhookHint = 'holderId' in data ? { kind: 'payee', ...data } : { kind: 'payment', ...data };
  return { providerEventId, type, hint };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    return value;
  } catch {
    return undefined;
  }
}

function rejected(reason: string): ParsedWebhook {
  return { kind: 'rejected', reason };
}

function signatureOf(secret: Uint8Array, id: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
