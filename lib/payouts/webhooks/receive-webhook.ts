import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderEvent, receivedEvent, type WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { WebhookRequest } from '../shared/payment-provider.ts';
import { applyWebhookEvent, auditWebhook, type WebhookDependencies } from './apply-webhook-event.ts';

export type ReceivedWebhook = {
  readonly event: WebhookEvent;
  /** Whether it was delivered before. */
  readonly duplicate: boolean;
  /** Why it could not be applied yet; the sweep tries again. */
  readonly failure?: unknown;
};

/** Providers wait for some seconds only and then deliver again. What takes longer is left to the sweep. */
const APPLY_WITHIN_MS = 4_000;

/**
 * Receives a message of the provider: verifies it, stores it, and handles it at once if that is quick. It answers only
 * after storing, so nothing that was answered is lost. The same event again is stored once and, once settled, left alone.
 *
 * @throws PayoutError `provider_not_found`, `webhook_signature_invalid`
 */
export async function receiveWebhook(
  deps: WebhookDependencies,
  context: Context,
  provider: string,
  request: WebhookRequest,
  applyWithinMs = APPLY_WITHIN_MS,
): Promise<readonly ReceivedWebhook[]> {
  if (!deps.providers.names.includes(provider)) throw new PayoutError({ code: 'provider_not_found', provider });
  const parsed = await deps.providers.get(provider).parseWebhook(request, context.now());
  if (parsed.kind === 'rejected') {
    throw new PayoutError({ code: 'webhook_signature_invalid', provider, reason: parsed.reason });
  }
  const stored = [];
  for (const event of parsed.events) stored.push(await store(deps, context, provider, event));
  return Promise.all(stored.map((one) => applyQuickly(deps, context, one, applyWithinMs)));
}

async function store(
  { webhooks }: WebhookDependencies,
  context: Context,
  provider: string,
  given: ProviderEvent,
): Promise<ReceivedWebhook> {
  const received = receivedEvent(provider, given, context.now());
  const { event, isNew } = await webhooks.store(received, auditWebhook(context, received, 'webhook.received'));
  return { event, duplicate: !isNew };
}

async function applyQuickly(
  deps: WebhookDependencies,
  context: Context,
  received: ReceivedWebhook,
  withinMs: number,
): Promise<ReceivedWebhook> {
  if (received.event.status !== 'RECEIVED') return received;
  const stop = new AbortController();
  try {
    const applied = applyWebhookEvent(deps, context, received.event);
    const tooLate = sleep(withinMs, received.event, { signal: stop.signal });
    return { ...received, event: await Promise.race([applied, tooLate]) };
  } catch (failure) {
    return { ...received, failure };
  } finally {
    stop.abort();
  }
}
