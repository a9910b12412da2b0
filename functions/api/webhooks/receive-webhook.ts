import { receivedBody, receiveWebhookEndpoint } from '../../../lib/contracts/webhooks/webhook-events.ts';
import { type ReceivedWebhook, receiveWebhook } from '../../../lib/payouts/webhooks/receive-webhook.ts';
import { publicApiHandler } from '../../runtime/api-handler.ts';
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

export const receiveWebhookHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'batches' | 'payments' | 'holds' | 'ledger' | 'providers' | 'webhooks'>,
) =>
  publicApiHandler(
    receiveWebhookEndpoint,
    async ({ path, raw }, context) => {
      const received = await receiveWebhook(deps, context, path.provider, raw());
      for (const { event, failure } of received) note(event, failure);
      return { status: 200, body: { events: received.map(receivedBody) } };
    },
    'webhook',
  );

function note({ provider, providerEventId, status }: ReceivedWebhook['event'], failure: unknown): void {
  if (failure) logger.warn('webhook left to the sweep', { provider, providerEventId, error: failure });
  else logger.info('webhook received', { provider, providerEventId, status });
}

export const handler = receiveWebhookHandler(
  lazily({ affiliates, batches, payments, holds, ledger, providers, webhooks }),
);
