import '../../functions/support/silent-log.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishEventsHandler } from '../../../functions/events/publish-events.ts';
import { streamImage } from '../../../infra/local/events/stream-image.ts';
import type { PayoutEvent } from '../../../lib/domain/events/payout-event.ts';
import { LAMBDA_CONTEXT } from '../../functions/support/api-event.ts';
import type { StoredMap } from '../store/stored-value.ts';
import { real } from './doctored/real-history.ts';
import { type Copy, eventsWentOut } from './events-went-out.ts';
import { kindOf } from './item-kind.ts';

describe('that events went out', () => {
  const entries: StoredMap[] = real.feed.flatMap(({ key, after }) => (kindOf(key) === 'audit' && after ? [after] : []));
  let copies: readonly Copy[];
  beforeAll(async () => {
    const out: PayoutEvent[] = [];
    const publisher = { publish: async (events: readonly PayoutEvent[]) => void out.push(...events) };
    const handle = publishEventsHandler({ publisher, people: { tell: async () => undefined } });
    const Records = entries.map((entry, nth) => ({
      dynamodb: {
        SequenceNumber: String(nth),
        NewImage: streamImage(marshall(entry, { removeUndefinedValues: true })),
      },
    }));
    expect(await handle({ Records }, LAMBDA_CONTEXT)).toEqual({ batchItemFailures: [] });
    copies = out;
  });

  const broken = (some: readonly Copy[]) => eventsWentOut(entries, some).map(({ text }) => text);
  const first = (type: string) => copies.find((copy) => copy.type === type) ?? expect.fail(`no ${type} went out`);

  it('holds for what our own Lambda announces of a history, copies and all', () => {
    expect(copies.length).toBeGreaterThan(20);
    expect(broken(copies)).toEqual([]);
    expect(broken([...copies, ...copies.slice(3, 9)])).toEqual([]);
  });

  it('is broken when one is lost, of an entry or of one payment of an entry', () => {
    for (const type of ['payment.completed', 'payment.unknown', 'batch.finished', 'incident.raised']) {
      const lost = first(type);
      expect(broken(copies.filter((copy) => copy !== lost))).toEqual([
        expect.stringMatching(new RegExp(`${lost.auditId}.* never went out`)),
      ]);
    }
  });

  it('holds for a batch without a number that ends without an event, however it ends', () => {
    for (const action of ['batch.cancelled', 'batch.completed', 'batch.failed']) {
      const unheard = { action, auditId: 'x', details: {} };
      expect(eventsWentOut([unheard], [])).toEqual([]);
      expect(eventsWentOut([{ ...unheard, details: { batchNumber: 'B-1' } }], [])).toHaveLength(1);
    }
  });

  it('is broken when copies cannot be told from other events', () => {
    const [one, other] = [first('payment.completed'), first('payment.failed')];
    const underItsId = copies.map((copy) => (copy === other ? { ...copy, eventId: one.eventId } : copy));
    expect(broken(underItsId)).toContain(`event ${one.eventId} went out as two different ones`);
    expect(broken([...copies, { ...one, eventId: `${one.auditId}.099` }])).toContain(
      `one event of ${one.auditId} went out under two ids`,
    );
    expect(broken([...copies, { ...one, eventId: 'x.000', auditId: 'x' }])).toContain(
      'event x.000 is of no audit entry',
    );
  });

  it('is broken when a later entry goes out before an earlier one', () => {
    const moved = first('payment.completed');
    const late = [...copies.filter((copy) => copy !== moved), moved];
    expect(broken(late)).toEqual([`event ${moved.eventId} first went out after one of a later entry`]);
  });
});
