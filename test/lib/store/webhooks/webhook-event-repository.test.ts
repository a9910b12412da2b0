import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import {
  receivedEvent,
  settledEvent,
  type WebhookEvent,
  webhookEventId,
} from '../../../../lib/domain/webhooks/webhook-event.ts';
import { DynamoWebhookEventRepository } from '../../../../lib/store/webhooks/webhook-event-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { auditActions } from '../../../support/items.ts';

const anEvent = (ordinal: number, type = 'payment.updated'): WebhookEvent =>
  receivedEvent(
    'mock',
    { providerEventId: `evt-${ordinal}`, type, hint: { kind: 'payment', transactionId: 'batch-1.001' } },
    addSeconds(NOW, ordinal),
  );
const applied = (event: WebhookEvent) => settledEvent(event, 'APPLIED', 'asked', LATER);
const audit = (event: WebhookEvent, action: 'webhook.received' | 'webhook.applied' = 'webhook.received') =>
  anAudit(action, { type: 'webhook', provider: event.provider, providerEventId: event.providerEventId });

describe('the webhook events', () => {
  let db: TestTable;
  let webhooks: DynamoWebhookEventRepository;

  beforeEach(async () => {
    db = await createTestTable();
    webhooks = new DynamoWebhookEventRepository(db.table);
  });

  const store = async (...events: WebhookEvent[]) => {
    for (const event of events) await webhooks.store(event, audit(event));
  };
  const apply = (event: WebhookEvent) => webhooks.save(event, applied(event), audit(event, 'webhook.applied'));

  it('are stored once: a second delivery finds the first, and writes nothing', async () => {
    const event = anEvent(1);
    expect(await webhooks.store(event, audit(event))).toEqual({ event, isNew: true });
    await apply(event);
    const again = anEvent(1, 'other.words');
    expect(await webhooks.store(again, audit(again))).toEqual({ event: applied(event), isNew: false });
    expect(await webhooks.find(event)).toEqual(applied(event));
    expect(await auditActions(db)).toEqual(['webhook.received', 'webhook.applied']);
  });

  it('of two providers may have the same id', async () => {
    const [mock, rise] = [anEvent(1), { ...anEvent(1), provider: 'rise' }];
    await store(mock, rise);
    expect(await webhooks.find(mock)).toEqual(mock);
    expect(await webhooks.find(rise)).toEqual(rise);
  });

  it('wait among the received ones, oldest first, until the write that settles them', async () => {
    const [one, two, three] = [anEvent(1), anEvent(2), anEvent(3)];
    await store(three, one, two);
    expect(await apply(two)).toEqual({ event: applied(two), isSaved: true });
    const first = await webhooks.listReceived({ limit: 1 });
    const second = await webhooks.listReceived({ limit: 1, after: first.next });
    expect([...first.items, ...second.items]).toEqual([one, three]);
  });

  it('are settled by one of two who read the same', async () => {
    const event = anEvent(1);
    await store(event);
    const both = await Promise.all([apply(event), apply(event)]);
    expect(both.map(({ isSaved }) => isSaved).toSorted()).toEqual([false, true]);
    expect(both.map(({ event: found }) => found)).toEqual([applied(event), applied(event)]);
    expect(await auditActions(db)).toEqual(['webhook.received', 'webhook.applied']);
  });

  it('are listed newest first, all or those of a status', async () => {
    const [one, two, three] = [anEvent(1), anEvent(2), anEvent(3)];
    await store(one, two, three);
    await apply(two);
    const listed = async (status?: WebhookEvent['status']) =>
      (await webhooks.list({ status }, { limit: 10 })).items.map(webhookEventId);
    expect(await listed()).toEqual(['mock.evt-3', 'mock.evt-2', 'mock.evt-1']);
    expect(await listed('RECEIVED')).toEqual(['mock.evt-3', 'mock.evt-1']);
    expect(await listed('APPLIED')).toEqual(['mock.evt-2']);
    expect(await listed('IGNORED')).toEqual([]);
  });

  it('say when the newest of them arrived', async () => {
    expect(await webhooks.newestReceivedAt()).toBeUndefined();
    await store(anEvent(2), anEvent(1));
    expect(await webhooks.newestReceivedAt()).toBe(anEvent(2).receivedAt);
  });
});
