import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PAYMENTS } from '../../../../lib/domain/batches/batch.ts';
import { describeVerdict, endOf, verdict } from '../../../../lib/domain/batches/verdict.ts';

const counts = (patch: Partial<typeof NO_PAYMENTS>) => ({ ...NO_PAYMENTS, ...patch });

describe('the verdict on a batch (M9)', () => {
  it.each([
    [{ COMPLETED: 100 }, 'COMPLETED'],
    [{ COMPLETED: 90, FAILED: 10 }, 'COMPLETED'],
    [{ COMPLETED: 90, FAILED: 4, CANCELLED: 6 }, 'COMPLETED'],
    [{ COMPLETED: 89, FAILED: 11 }, 'FAILED'],
    [{ COMPLETED: 89, FAILED: 5, CANCELLED: 6 }, 'FAILED'],
    [{ COMPLETED: 89, CANCELLED: 11 }, 'FAILED'],
    [{ COMPLETED: 9, FAILED: 1 }, 'COMPLETED'],
    [{ COMPLETED: 8, FAILED: 1 }, 'FAILED'],
    [{ FAILED: 1 }, 'FAILED'],
    [{ COMPLETED: 1 }, 'COMPLETED'],
    [{ RETURNED: 1 }, 'COMPLETED'],
    [{ RETURNED: 9, FAILED: 1 }, 'COMPLETED'],
  ] as const)('%o is %s', (some, expected) => {
    expect(verdict(counts(some))).toBe(expected);
  });

  it.each(['PENDING', 'PROCESSING', 'UNKNOWN'] as const)('is not given while one payment is %s', (status) => {
    expect(() => verdict(counts({ COMPLETED: 99, [status]: 1 }))).toThrow(RangeError);
  });

  it('is a failure exactly when more than a tenth failed', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (completed, failed, cancelled) => {
        const judged = verdict(counts({ COMPLETED: completed, FAILED: failed, CANCELLED: cancelled }));
        const unpaid = BigInt(failed + cancelled);
        expect(judged === 'FAILED').toBe(unpaid * 10n > BigInt(completed) + unpaid);
      }),
    );
  });

  it.each([
    [{ CANCELLED: 3 }, 'CANCELLED'],
    [{ COMPLETED: 9, CANCELLED: 1 }, 'COMPLETED'],
    [{ COMPLETED: 8, CANCELLED: 1 }, 'FAILED'],
    [{ RETURNED: 1, CANCELLED: 1 }, 'FAILED'],
  ] as const)(
    'ends a batch that was called off with %o as %s: it is CANCELLED only if nothing was paid',
    (some, end) => {
      expect(endOf({ status: 'CANCELLING', counts: counts(some) })).toBe(end);
    },
  );

  it('alone ends a batch that nobody called off', () => {
    expect(endOf({ status: 'PROCESSING', counts: counts({ CANCELLED: 3 }) })).toBe('FAILED');
  });

  it('says of a failed batch how many were not paid, and of another nothing', () => {
    expect(describeVerdict(counts({ COMPLETED: 89, FAILED: 5, CANCELLED: 6 }))).toMatch(
      /^11 of 100 payments were not paid \(5 failed, 6 cancelled\)/,
    );
    expect(describeVerdict(counts({ COMPLETED: 90, FAILED: 10 }))).toBeUndefined();
  });
});
