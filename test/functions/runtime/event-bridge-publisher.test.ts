import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { EventBridgePublisher } from '../../../functions/runtime/event-bridge-publisher.ts';
import type { PayoutEvent } from '../../../lib/domain/events/payout-event.ts';
import { NOW } from '../support/examples.ts';

const bus = mockClient(EventBridgeClient);
const publisher = new EventBridgePublisher(new EventBridgeClient({ region: 'eu-central-1' }), 'the-bus');

beforeEach(() => bus.reset());

const event = (n: number): PayoutEvent => ({
  eventId: `01J.${n}`,
  type: 'payment.unknown',
  occurredAt: NOW,
  auditId: '01J',
  actor: { type: 'system', name: 'pay-chunk' },
  facts: {
    transactionId: `batch-1.${n}`,
    batchId: 'batch-1',
    affiliateId: 'ann',
    status: 'UNKNOWN',
    amount: '60.00',
    currency: 'USD',
    reason: 'outcome_unknown',
  },
});
const events = (count: number) => Array.from({ length: count }, (_, n) => event(n));
const taken = (count: number) => Array.from({ length: count }, (_, n) => ({ EventId: `aws-${n}` }));

/** The event ids of each call. */
const calls = () =>
  bus
    .commandCalls(PutEventsCommand)
    .map(({ args }) => (args[0].input.Entries ?? []).map(({ Detail = '' }) => JSON.parse(Detail).eventId));

describe('publishing events', () => {
  it('puts them on the bus with their type as detail type, and a detail that says version and id', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: taken(1) });
    await publisher.publish(events(1));
    const [entry] = bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry).toMatchObject({
      EventBusName: 'the-bus',
      Source: 'disbursement',
      DetailType: 'payment.unknown',
      Time: new Date(NOW),
    });
    expect(JSON.parse(entry?.Detail ?? '')).toMatchObject({ version: 1, eventId: '01J.0', transactionId: 'batch-1.0' });
  });

  it('sends at most ten a call, all of them, in order', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: taken(10) });
    await publisher.publish(events(23));
    expect(calls().map((ids) => ids.length)).toEqual([10, 10, 3]);
    expect(calls().flat()).toEqual(events(23).map(({ eventId }) => eventId));
  });

  it('sends those again that the bus did not take, and no others', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({
        FailedEntryCount: 1,
        Entries: [{ EventId: 'a' }, { ErrorCode: 'ThrottlingException' }, { EventId: 'c' }],
      })
      .resolves({ FailedEntryCount: 0, Entries: taken(1) });
    await publisher.publish(events(3));
    expect(calls()).toEqual([['01J.0', '01J.1', '01J.2'], ['01J.1']]);
  });

  it('says so when the bus never takes one, and does not go on to the next ten', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] });
    await expect(publisher.publish(events(11))).rejects.toThrow('InternalFailure');
    expect(calls().flat()).not.toContain('01J.10');
  });

  it('leaves a call that fails as a whole to the SDK’s own retries', async () => {
    bus.on(PutEventsCommand).rejects(new Error('no such bus'));
    await expect(publisher.publish(events(1))).rejects.toThrow('no such bus');
    expect(calls()).toHaveLength(1);
  });
});
