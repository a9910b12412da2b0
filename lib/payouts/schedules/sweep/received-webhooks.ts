import { webhookEventId } from '../../../domain/webhooks/webhook-event.ts';
import { applyWebhookEvent } from '../../webhooks/apply-webhook-event.ts';
import { type Stage, SWEEP_PAGE } from './stage.ts';

/** Handles the webhook events that are still RECEIVED because it took too long or the provider did not answer. */
export const receivedWebhooks: Stage = {
  name: 'received webhooks',
  async page(deps, context, after) {
    const { items, next } = await deps.webhooks.listReceived({ limit: SWEEP_PAGE, after });
    return {
      items: items.map((event) => ({
        id: webhookEventId(event),
        work: async () => `${webhookEventId(event)} ${(await applyWebhookEvent(deps, context, event)).status}`,
      })),
      next,
    };
  },
};
