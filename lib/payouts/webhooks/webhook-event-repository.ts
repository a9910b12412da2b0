import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { WebhookEvent, WebhookEventRef, WebhookEventStatus } from '../../domain/webhooks/webhook-event.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

export interface WebhookEventRepository {
  find(ref: WebhookEventRef): Promise<WebhookEvent | undefined>;
  /** Newest first. */
  list(filter: { readonly status?: WebhookEventStatus | undefined }, page: PageRequest): Promise<Paged<WebhookEvent>>;
  /** The RECEIVED events, oldest first. An event leaves them only in the write that settles it. */
  listReceived(page: PageRequest): Promise<Paged<WebhookEvent>>;
  /** When the newest event arrived. From the index alone, for watching and not for deciding (M10). */
  newestReceivedAt(): Promise<Instant | undefined>;
  /** Stores a new event. If it was delivered before, returns the stored one. */
  store(event: WebhookEvent, audit: AuditEntry): Promise<{ readonly event: WebhookEvent; readonly isNew: boolean }>;
  /** If it is no longer what `before` says, nothing is written. Returns the event as it then is. */
  save(
    before: WebhookEvent,
    after: WebhookEvent,
    audit: AuditEntry,
  ): Promise<{ readonly event: WebhookEvent; readonly isSaved: boolean }>;
}
