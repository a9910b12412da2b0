import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import {
  type WebhookEvent,
  type WebhookEventRef,
  type WebhookEventStatus,
  webhookEventId,
} from '../../domain/webhooks/webhook-event.ts';
import type { PageRequest } from '../../payouts/shared/paging.ts';
import type { WebhookEventRepository } from '../../payouts/webhooks/webhook-event-repository.ts';
import { auditWrite } from '../audit/audit-item.ts';
import { instantOfSort, WEBHOOKS_INDEX, WEBHOOKS_RECEIVED_INDEX, webhookEventKey } from '../keys.ts';
import { instantField } from '../shared/fields.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import type { QueryRange, Table } from '../shared/table.ts';
import { fromWebhookEventItem, toWebhookEventItem } from './webhook-event-item.ts';

const indexedSchema = z.object({ GSI1SK: z.string().transform(instantOfSort).pipe(instantField) });

export class DynamoWebhookEventRepository implements WebhookEventRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(ref: WebhookEventRef) {
    const item = await this.#table.get(webhookEventKey(ref));
    return item && fromWebhookEventItem(item);
  }

  async list({ status }: { status?: WebhookEventStatus | undefined }, page: PageRequest) {
    const range: QueryRange =
      status === 'RECEIVED'
        ? { index: 'GSI2', pk: WEBHOOKS_RECEIVED_INDEX, descending: true }
        : { index: 'GSI1', pk: WEBHOOKS_INDEX, descending: true };
    return this.#page(range, page, status);
  }

  async listReceived(page: PageRequest) {
    return this.#page({ index: 'GSI2', pk: WEBHOOKS_RECEIVED_INDEX }, page, 'RECEIVED');
  }

  async newestReceivedAt() {
    const { items } = await this.#table.query({ index: 'GSI1', pk: WEBHOOKS_INDEX, descending: true }, { limit: 1 });
    return items[0] && indexedSchema.parse(items[0]).GSI1SK;
  }

  async store(event: WebhookEvent, audit: AuditEntry) {
    const [refusal] = await this.#table.transact([
      { Put: { Item: toWebhookEventItem(event), ConditionExpression: 'attribute_not_exists(PK)' } },
      auditWrite(audit),
    ]);
    if (!refusal?.item) return { event, isNew: true };
    return { event: fromWebhookEventItem(refusal.item), isNew: false };
  }

  async save(before: WebhookEvent, after: WebhookEvent, audit: AuditEntry) {
    const [refusal] = await this.#table.transact([
      {
        Put: {
          Item: toWebhookEventItem(after),
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        },
      },
      auditWrite(audit),
    ]);
    if (!refusal) return { event: after, isSaved: true };
    if (!refusal.item) throw new Error(`webhook event ${webhookEventId(before)} does not exist`);
    return { event: fromWebhookEventItem(refusal.item), isSaved: false };
  }

  async #page(range: QueryRange, page: PageRequest, status: WebhookEventStatus | undefined) {
    const listed = await listFromIndex(this.#table, range, page, fromWebhookEventItem);
    // The item itself decides, because an index may lag behind, and there is none for each status.
    return { ...listed, items: listed.items.filter((event) => status === undefined || event.status === status) };
  }
}
