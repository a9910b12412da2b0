import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  fitting,
  freeAt,
  type SentWindow,
  sentWithinDay,
} from '../../../../lib/domain/execution/sent-window.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

const DAY = 86_400;
const window = (...sent: readonly (readonly [at: Instant, minor: bigint])[]): SentWindow => ({
  version: 1,
  buckets: new Map(sent.map(([at, minor]) => [bucketOf(at), minor])),
});

describe('what was sent within 24 hours', () => {
  it('counts for at least 24 hours, and at most ten minutes longer', () => {
    const sent = window([addSeconds(NOW, 599), 7n]);
    expect(sentWithinDay(sent, addSeconds(NOW, 599 + DAY))).toBe(7n);
    expect(sentWithinDay(sent, addSeconds(NOW, 600 + DAY))).toBe(0n);
  });

  it('leaves room again from the moment on that is told', () => {
    const sent = window([NOW, 40n], [addSeconds(NOW, 3_600), 50n]);
    const now = addSeconds(NOW, 7_200);
    expect(freeAt(sent, now, 100n, 10n)).toBe(now);
    const first = freeAt(sent, now, 100n, 30n);
    expect(first).toBe(addSeconds(NOW, 600 + DAY));
    expect(sentWithinDay(sent, addSeconds(first, -1)) + 30n > 100n).toBe(true);
    expect(sentWithinDay(sent, first) + 30n <= 100n).toBe(true);
    expect(freeAt(sent, now, 100n, 100n)).toBe(addSeconds(NOW, 3_600 + 600 + DAY));
  });

  it('leaves room in the order of time, whatever order it is kept in', () => {
    const sent = window([addSeconds(NOW, 3_600), 50n], [NOW, 40n]);
    expect(freeAt(sent, addSeconds(NOW, 7_200), 100n, 30n)).toBe(addSeconds(NOW, 600 + DAY));
  });

  it('leaves no room by what had left it before, and some by what just still counts', () => {
    const now = addSeconds(NOW, 600 + DAY);
    const sent = window([NOW, 90n], [addSeconds(NOW, 600), 40n], [addSeconds(NOW, 1_200), 50n]);
    expect(sentWithinDay(sent, now)).toBe(90n);
    expect(freeAt(sent, now, 100n, 30n)).toBe(addSeconds(now, 600));
    expect(freeAt(sent, now, 100n, 60n)).toBe(addSeconds(now, 1_200));
  });

  it('lets the payments through, in their order, that together have room', () => {
    const payments = [30n, 80n, 50n, 20n, 1n].map((amountMinor) => ({ amountMinor }));
    expect(fitting(payments, 100n).map(({ amountMinor }) => amountMinor)).toEqual([30n, 50n, 20n]);
    expect(fitting(payments)).toEqual(payments);
    expect(fitting(payments, -5n)).toEqual([]);
  });
});
