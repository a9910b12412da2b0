import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Rise } from '../rise.ts';
import { type Deliveries, tryEvent } from '../webhooks/deliver.ts';
import type { WebhookEvent } from '../webhooks/event.ts';
import { postWebhook } from '../webhooks/post-webhook.ts';
import { type Headers, signatureOf, v1Headers, v2Headers } from '../webhooks/sign-webhook.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';

const view = ({ body, ...event }: WebhookEvent) => {
  const content: unknown = JSON.parse(body);
  return { ...event, body: content };
};

const known = ({ bank }: Rise, id: string): WebhookEvent => {
  const event = bank.webhooks.get(id);
  if (event === undefined) throw new Refusal(404, `There is no webhook ${id}`);
  return event;
};

const urlOf = ({ webhookUrl }: Rise): string => {
  const url = webhookUrl();
  if (url === undefined) throw new Refusal(400, 'The sandbox has no address to send webhooks to');
  return url;
};

const deliver = async (rise: Rise, _: Call, deliveries: Deliveries) => {
  await deliveries.deliverDue();
  return { webhooks: rise.bank.webhooks.all().map(view) };
};

const releaseSchema = z.strictObject({ order: z.enum(['made', 'reversed']).default('made') });

/** Sends the webhooks that were held, one after the other. */
const release = async (rise: Rise, { body }: Call) => {
  const { order } = releaseSchema.parse(body ?? {});
  const url = urlOf(rise);
  const held = rise.bank.webhooks.all().filter(({ state }) => state === 'held');
  const sent = order === 'made' ? held : held.reverse();
  for (const event of sent) await tryEvent(rise, event, url);
  return { webhooks: sent.map(({ id }) => view(known(rise, id))) };
};

const SIGNATURES = ['valid', 'none', 'wrong-secret', 'altered', 'old', 'v1'] as const;
const sendSchema = z
  .strictObject({
    event: z.uuid().optional(),
    body: z.looseObject({}).optional(),
    signature: z.enum(SIGNATURES).default('valid'),
  })
  .refine(({ event, body }) => (event === undefined) !== (body === undefined), 'Say either event or body');

const HOUR_SECONDS = 3_600;

const headersOf = async (rise: Rise, signature: (typeof SIGNATURES)[number], body: string): Promise<Headers> => {
  const seconds = Math.floor(rise.now() / 1_000);
  switch (signature) {
    case 'valid':
      return v2Headers(rise, seconds, body);
    case 'none':
      return {};
    case 'wrong-secret':
      return { [rise.behaviour.webhookHeader]: signatureOf([randomBytes(24).toString('hex')], seconds, body) };
    case 'altered':
      return v2Headers(rise, seconds, `${body} `);
    case 'old':
      return v2Headers(rise, seconds - HOUR_SECONDS, body);
    case 'v1':
      return v1Headers(rise, body);
    default:
      return signature satisfies never;
  }
};

/** Sends a real or made-up event once more, signed well or badly. */
const send = async (rise: Rise, call: Call) => {
  const { event, body: other, signature } = sendSchema.parse(call.body);
  const body = event === undefined ? JSON.stringify(other) : known(rise, event).body;
  return postWebhook(rise, urlOf(rise), await headersOf(rise, signature, body), body);
};

const secretsSchema = z.strictObject({ secrets: z.array(z.string().min(16)).min(1) });

const changeSecrets = ({ bank }: Rise, { body }: Call) => {
  const { secrets } = secretsSchema.parse(body);
  bank.webhookSecrets = secrets;
  return { count: secrets.length };
};

export const webhookControls: readonly Control[] = [
  { method: 'GET', path: '/_local/webhooks', serve: ({ bank }) => ({ webhooks: bank.webhooks.all().map(view) }) },
  { method: 'POST', path: '/_local/webhooks/deliver', serve: deliver },
  { method: 'POST', path: '/_local/webhooks/release', serve: release },
  { method: 'POST', path: '/_local/webhooks/send', serve: send },
  { method: 'PUT', path: '/_local/webhooks/secrets', serve: changeSecrets },
];
