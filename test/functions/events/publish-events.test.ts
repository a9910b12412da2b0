import '../support/silent-log.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { publishEventsHandler } from '../../../functions/events/publish-events.ts';
import { streamImage } from '../../../infra/local/events/stream-image.ts';
import type { AuditEntry } from '../../../lib/domain/audit/audit.ts';
import type { PayoutEvent, PeopleMessage } from '../../../lib/domain/events/payout-event.ts';
import { auditWrite } from '../../../lib/store/audit/audit-item.ts';
import { anAudit } from '../../support/audit.ts';
import { LAMBDA_CONTEXT } from '../support/api-event.ts';
import { collectEmitted, emittedOf } from '../support/emitted.ts';

const counts = { PENDING: 0, PROCESSING: 0, UNKNOWN: 0, COMPLETED: 1, FAILED: 1, CANCELLED: 0, RETURNED: 0 };
const batch = { batchNumber: 'BATCH-2026-000001', provider: 'mock', currency: 'USD', paymentCount: 2 };
const finished = (): AuditEntry => ({
  ...anAudit('batch.failed'),
  details: { ...batch, totalAmount: '120.00', counts },
});

/** What the table's stream says of an item that was put. */
const recordOf = (entry: AuditEntry, nth: number) => {
  const write = auditWrite(entry);
  if (!('Put' in write)) throw new Error('an audit entry is put');
  const NewImage = streamImage(marshall(write.Put.Item, { removeUndefinedValues: true }));
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: String(nth), NewImage } };
};
const streamOf = (...entries: AuditEntry[]) => ({ Records: entries.map(recordOf) });

/** A bus that refuses the events of some audit entries. */
const outside = (refused: readonly string[] = []) => {
  const events: PayoutEvent[] = [];
  const messages: PeopleMessage[] = [];
  const publisher = {
    publish: async (some: readonly PayoutEvent[]) => {
      if (some.some(({ auditId }) => refused.includes(auditId))) throw new Error('the bus is closed');
      events.push(...some);
    },
  };
  const people = { tell: async (message: PeopleMessage) => void messages.push(message) };
  return { events, messages, handle: publishEventsHandler({ publisher, people }) };
};

describe('publish-events', () => {
  it('announces every audit entry of the batch, as it is in the table', async () => {
    const { events, messages, handle } = outside();
    const [one, two] = [finished(), finished()];
    expect(await handle(streamOf(one, anAudit('batch.queued'), two), LAMBDA_CONTEXT)).toEqual({
      batchItemFailures: [],
    });
    expect(events.map(({ auditId }) => auditId)).toEqual([one.auditId, two.auditId]);
    expect(events[0]).toMatchObject({ type: 'batch.finished', facts: { counts: { completed: 1, failed: 1 } } });
    expect(messages).toHaveLength(2);
  });

  it('announces every payment of an entry that is packed', async () => {
    const { events, handle } = outside();
    const payments = Array.from({ length: 50 }, (_, n) => ({
      transactionId: `batch-1.${String(n + 1).padStart(3, '0')}`,
      affiliateId: `aff-${n}`,
      amount: '60.00',
      currency: 'USD',
      from: 'PROCESSING',
      to: 'COMPLETED',
      providerReference: `bank-${n}`,
    }));
    const stream = streamOf({ ...anAudit('payment.completed'), details: { payments } });
    expect(JSON.stringify(stream)).not.toContain('aff-49');
    expect(await handle(stream, LAMBDA_CONTEXT)).toEqual({ batchItemFailures: [] });
    expect(events.map(({ facts }) => facts)).toEqual(
      payments.map(({ transactionId }) => expect.objectContaining({ transactionId })),
    );
  });

  it('stops at the first entry that is not taken and names it, so that Lambda comes again from there', async () => {
    const [one, two, three] = [finished(), finished(), finished()];
    const { events, messages, handle } = outside([two.auditId]);
    expect(await handle(streamOf(one, two, three), LAMBDA_CONTEXT)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(events.map(({ auditId }) => auditId)).toEqual([one.auditId]);
    expect(messages).toHaveLength(1);
  });

  it('counts what was announced, and not yet what comes again', async () => {
    const emitted = collectEmitted();
    const [one, two, three] = [finished(), finished(), finished()];
    await outside([two.auditId]).handle(streamOf(one, two, three), LAMBDA_CONTEXT);
    expect(emittedOf(emitted, 'BatchesFinished')).toEqual(['1 failed']);
    await outside().handle(streamOf(two, three), LAMBDA_CONTEXT);
    expect(emittedOf(emitted, 'BatchesFinished')).toEqual(['1 failed', '1 failed', '1 failed']);
    vi.restoreAllMocks();
  });

  it('does not tell people of what systems have not heard', async () => {
    const entry = finished();
    const { messages, handle } = outside([entry.auditId]);
    await handle(streamOf(entry), LAMBDA_CONTEXT);
    expect(messages).toEqual([]);
  });

  it('names an entry that cannot be read, too', async () => {
    const { handle } = outside();
    const broken = { eventName: 'INSERT', dynamodb: { SequenceNumber: '7', NewImage: { auditId: { S: '' } } } };
    expect(await handle({ Records: [broken] }, LAMBDA_CONTEXT)).toEqual({
      batchItemFailures: [{ itemIdentifier: '7' }],
    });
  });
});
