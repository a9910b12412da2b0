import type { WebhookEvent, WebhookEventStatus } from '../domain/webhook-event.ts';
import { filledPage } from './filled-page.ts';
import type { Paged, PageRequest } from './ports/batch-repository.ts';
import type { WebhookEventRepository } from './ports/webhook-event-repository.ts';

/** Newest first. */
export function listWebhookEvents(
  deps: { readonly webhooks: WebhookEventRepository },
  filter: { readonly status?: WebhookEventStatus | undefined },
  page: PageRequest,
): Promise<Paged<WebhookEvent>> {
  return filledPage(page, (some) => deps.webhooks.list(filter, some));
}
