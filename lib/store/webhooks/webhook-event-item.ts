import * as z from 'zod';
import { isId } from '../../domain/shared/ids.ts';
import { WEBHOOK_EVENT_STATUSES, type WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import { webhookEventIndexes, webhookEventKey } from '../keys.ts';
import { countField, type FieldsOf, instantField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const webhookEventSchema = z.object({
  provider: z.string(),
  providerEventId: z.string().refine(isId),
  type: z.string(),
  hint: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('payment'), transactionId: z.string() }),
    z.object({ kind: z.literal('provider_payment'), providerReference: z.string() }),
    z.object({ kind: z.literal('payee'), holderId: z.string(), isSuspended: z.literal(true).optional() }),
    z.object({ kind: z.literal('none') }),
  ]),
  status: z.enum(WEBHOOK_EVENT_STATUSES),
  receivedAt: instantField,
  version: countField,
  settledAt: instantField.optional(),
  note: z.string().optional(),
} satisfies FieldsOf<WebhookEvent>);

export function toWebhookEventItem(event: WebhookEvent): RawItem {
  return { ...webhookEventKey(event), ...webhookEventIndexes(event), ...event };
}

export function fromWebhookEventItem(item: RawItem): WebhookEvent {
  return webhookEventSchema.parse(item);
}
