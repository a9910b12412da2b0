import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listWebhookEventsEndpoint, webhookEventBody } from '../../../lib/contracts/webhooks/webhook-events.ts';
import { listWebhookEvents } from '../../../lib/payouts/webhooks/list-webhook-events.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { cursors, type Dependencies, webhooks } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listWebhookEventsHandler = (deps: Pick<Dependencies, 'webhooks' | 'cursors'>) =>
  apiHandler(listWebhookEventsEndpoint, async ({ query: { status, limit, cursor } }) => {
    const scope = { listing: 'webhook-events', filter: { status } };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listWebhookEvents(deps, { status }, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, next);
    return { status: 200, body: { events: items.map(webhookEventBody), nextCursor } };
  });

export const handler = listWebhookEventsHandler(lazily({ webhooks, cursors }));
