import { replayWebhookEventEndpoint, webhookEventBody } from '../../../lib/contracts/webhooks/webhook-events.ts';
import { replayWebhookEvent } from '../../../lib/payouts/webhooks/replay-webhook-event.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
  batches,
  type Dependencies,
  holds,
  ledger,
  payments,
  providers,
  webhooks,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { logger } from '../../runtime/logger.ts';

export const replayWebhookEventHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'batches' | 'payments' | 'holds' | 'ledger' | 'providers' | 'webhooks'>,
) =>
  apiHandler(replayWebhookEventEndpoint, async ({ path: { eventId } }, context) => {
    const { event, failure } = await replayWebhookEvent(deps, context, eventId);
    if (failure) logger.warn('webhook left to the sweep', { eventId, error: failure });
    return { status: failure ? 202 : 200, body: { event: webhookEventBody(event) } };
  });

export const handler = replayWebhookEventHandler(
  lazily({ affiliates, batches, payments, holds, ledger, providers, webhooks }),
);
