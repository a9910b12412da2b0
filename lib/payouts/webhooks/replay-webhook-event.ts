import { reopenedEvent, type WebhookEvent, webhookEventRefOf } from '../../domain/webhooks/webhook-event.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { applyWebhookEvent, auditWebhook, type WebhookDependencies } from './apply-webhook-event.ts';

export type Replayed = {
  readonly event: WebhookEvent;
  /** Why the look-up failed. The event is RECEIVED again, and the sweep tries it. */
  readonly failure?: unknown;
};

/** How many lost races are tolerated. Each means that another replay or the sweep got through. */
const MAX_TRIES = 10;

/**
 * Handles an event again, whatever its earlier result was. That is harmless, because a look-up finds the truth.
 *
 * @throws PayoutError `webhook_event_not_found`, `contended`
 */
export async function replayWebhookEvent(
  deps: WebhookDependencies,
  context: Context,
  eventId: string,
): Promise<Replayed> {
  const event = await reopen(deps, context, eventId);
  try {
    return { event: await applyWebhookEvent(deps, context, event) };
  } catch (failure) {
    return { event, failure };
  }
}

/** RECEIVED comes first, so that the sweep takes over if this replay dies. */
async function reopen(deps: WebhookDependencies, context: Context, eventId: string): Promise<WebhookEvent> {
  const ref = webhookEventRefOf(eventId);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = ref && (await deps.webhooks.find(ref));
    if (!before) throw new PayoutError({ code: 'webhook_event_not_found', eventId });
    const after = reopenedEvent(before);
    const { isSaved } = await deps.webhooks.save(before, after, auditWebhook(context, before, 'webhook.replayed'));
    if (isSaved) return after;
  }
  throw new PayoutError({ code: 'contended', what: `webhook event "${eventId}"` });
}
