import type { WebhookEvent, WebhookEventStatus } from '../../domain/webhooks/webhook-event.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { WebhookEventRepository } from './webhook-event-repository.ts';

/** Newest first. */
export function listWebhookEvents(
  deps: { readonly webhooks: WebhookEventRepository },
  filter: { readonly status?: WebhookEventStatus | undefined },
  page: PageRequest,
): Promise<Paged<WebhookEvent>> {
  return filledPage(page, (some) => deps.webhooks.list(filter, some));
}
