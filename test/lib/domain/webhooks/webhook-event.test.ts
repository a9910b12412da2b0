import { describe, expect, it } from 'vitest';
import {
  receivedEvent,
  reopenedEvent,
  settledEvent,
  webhookEventId,
  webhookEventRefOf,
} from '../../../../lib/domain/webhooks/webhook-event.ts';
import { LATER, NOW } from '../../../support/domain.ts';

const RECEIVED = receivedEvent(
  'mock',
  { providerEventId: 'evt.1', type: 'payment.updated', hint: { kind: 'none' } },
  NOW,
);

describe('a webhook event', () => {
  it('has an id that names its provider and the provider’s own id', () => {
    expect(webhookEventId(RECEIVED)).toBe('mock.evt.1');
    expect(webhookEventRefOf('mock.evt.1')).toEqual({ provider: 'mock', providerEventId: 'evt.1' });
  });

  it.each(['', 'mock', 'mock.', '.evt', '.a.b', 'mock.#', 'mock.evt\nx'])('never has the id %j', (id) => {
    expect(webhookEventRefOf(id)).toBeUndefined();
  });

  it('says what came of it, and forgets that when it is looked into again', () => {
    const applied = settledEvent(RECEIVED, 'APPLIED', 'the payment is COMPLETED', LATER);
    expect(applied).toMatchObject({
      status: 'APPLIED',
      settledAt: LATER,
      note: 'the payment is COMPLETED',
      version: 2,
    });
    expect(reopenedEvent(applied)).toEqual({ ...RECEIVED, version: 3, note: undefined, settledAt: undefined });
  });
});
