import * as z from 'zod';
import { WEBHOOK_EVENT_STATUSES, type WebhookEvent, webhookEventId } from '../../domain/webhooks/webhook-event.ts';
import type { ReceivedWebhook } from '../../payouts/webhooks/receive-webhook.ts';
import { shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters, signedBody } from '../shared/endpoint.ts';
import { EXAMPLE_CURSOR, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { anyIdField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';

const EXAMPLE_EVENT_ID = 'mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX';

/** Provider, dot, and the provider's own id of the message, which alone may have 128 characters. */
const eventIdField = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,191}$/, 'must be an event id as GET /webhooks/events lists it')
  .meta({ description: 'As `GET /webhooks/events` lists it.' });

const receivedSchema = z.object({
  eventId: z.string(),
  status: z.enum(WEBHOOK_EVENT_STATUSES),
  duplicate: z.boolean().describe('It was delivered before. Nothing is done twice.'),
});

/** POST /webhooks/{provider} */
export const receiveWebhookEndpoint = endpoint({
  path: z.strictObject({ provider: anyIdField }),
  query: noParameters,
  body: signedBody,
  answer: z.object({ events: z.array(receivedSchema) }),
  about: {
    tag: 'Webhooks',
    summary: 'Receive a message of the payment provider',
    description:
      'For the provider, not for people: a signature replaces the token. The message is stored, and then its payment is looked up at the provider. What the message itself says about money is never believed. An answer of 200 means that it is stored, even if the look-up is still to come. The same message again changes nothing.',
    answers: { 200: 'Stored. A status other than RECEIVED means that it has been handled.' },
    problems: ['provider_not_found', 'webhook_signature_invalid'],
    headers: {
      'webhook-id': {
        description: 'For the provider `mock`, as in Standard Webhooks: the id of the message.',
        required: false,
        example: 'evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX',
      },
      'webhook-timestamp': {
        description: 'For the provider `mock`: seconds since 1970. More than five minutes off is refused.',
        required: false,
        example: '1795428303',
      },
      'webhook-signature': {
        description: 'For the provider `mock`: `v1,` and the HMAC-SHA256 of id, timestamp and body in base64.',
        required: false,
        example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      },
    },
    rawBody: true,
    example: {
      path: { provider: 'mock' },
      body: { type: 'payment.updated', data: { transactionId: EXAMPLE_TRANSACTION_ID } },
      answer: { events: [{ eventId: EXAMPLE_EVENT_ID, status: 'APPLIED', duplicate: false }] },
    },
  },
});

export function receivedBody({ event, duplicate }: ReceivedWebhook): z.infer<typeof receivedSchema> {
  return { eventId: webhookEventId(event), status: event.status, duplicate };
}

export const webhookEventSchema = z.object({
  eventId: z.string(),
  provider: z.string(),
  type: z.string().describe("The provider's name for the kind of message."),
  status: z.enum(WEBHOOK_EVENT_STATUSES),
  transactionId: z.string().optional().describe('The transaction that the message names. It need not exist.'),
  receivedAt: shownTime,
  settledAt: shownTime.optional(),
  note: z.string().optional(),
});

const EVENT_EXAMPLE = {
  eventId: EXAMPLE_EVENT_ID,
  provider: 'mock',
  type: 'payment.updated',
  status: 'APPLIED',
  transactionId: EXAMPLE_TRANSACTION_ID,
  receivedAt: '2026-11-23T10:05:03.000Z',
  settledAt: '2026-11-23T10:05:03.120Z',
  note: 'looked up: the transaction is COMPLETED',
} as const;

/** GET /webhooks/events, newest first */
export const listWebhookEventsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...pageQuery, status: z.enum(WEBHOOK_EVENT_STATUSES).optional() }),
  body: noBody,
  answer: z.object({ events: z.array(webhookEventSchema), nextCursor }),
  about: {
    tag: 'Webhooks',
    summary: 'List the messages of the payment provider',
    description:
      'RECEIVED: still to be handled. APPLIED: it led to a look-up whose result is in the books. IGNORED: it was about nothing that could be looked up.',
    answers: { 200: 'Newest first.' },
    problems: [],
    example: { query: { status: 'APPLIED' }, answer: { events: [EVENT_EXAMPLE], nextCursor: EXAMPLE_CURSOR } },
  },
});

/** POST /webhooks/events/{eventId}/replay */
export const replayWebhookEventEndpoint = endpoint({
  path: z.strictObject({ eventId: eventIdField }),
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ event: webhookEventSchema }),
  about: {
    tag: 'Webhooks',
    summary: 'Handle a message again',
    description: 'Asks the provider again about the payment that the message names. Doing so twice is harmless.',
    answers: {
      200: 'It has been handled.',
      202: 'The provider could not be asked now. The event stays RECEIVED, and the sweep asks again.',
    },
    problems: ['webhook_event_not_found', 'contended'],
    example: { path: { eventId: EXAMPLE_EVENT_ID }, body: {}, answer: { event: EVENT_EXAMPLE } },
  },
});

export function webhookEventBody(event: WebhookEvent): z.infer<typeof webhookEventSchema> {
  const { provider, type, status, hint, receivedAt, settledAt, note } = event;
  return {
    eventId: webhookEventId(event),
    provider,
    type,
    status,
    transactionId: hint.kind === 'payment' ? hint.transactionId : undefined,
    receivedAt,
    settledAt,
    note,
  };
}
