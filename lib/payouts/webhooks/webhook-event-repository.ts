import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { WebhookEvent, WebhookEventRef, WebhookEventStatus } from '../../domain/webhooks/webhook-event.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

export interface WebhookEventRepository {
  find(ref: WebhookEventRef): Promise<WebhookEvent | undefined>;
  /** Newest first. */
  list(filter: { readonly status?: WebhookEventStatus | undefined }, page: PageRequest): Promise<Paged<WebhookEvent>>;
  /** Those that are RECEIVED, oldest first: an event leaves them only in the write that settles it. */
  listReceived(page: PageRequest): Promise<Paged<WebhookEvent>>;
  /** When the newest event arrived. By the index alone: for watching, not for deciding (M10). */
  newestReceivedAt(): Promise<Instant | undefined>;
  /** Stores an event that is new; answers the one that is there if it was delivered before. */
  store(event: WebhookEvent, audit: AuditEntry): Promise<{ readonly event: WebhookEvent; readonly isNew: boolean }>;
  /** Not saved: it is no longer what `before` says, and nothing was written. Answers the event as it then stands. */
  save(
    before: WebhookEvent,
    after: WebhookEvent,
    audit: AuditEntry,
  ): Promise<{ readonly event: WebhookEvent; readonly isSaved: boolean }>;
}
