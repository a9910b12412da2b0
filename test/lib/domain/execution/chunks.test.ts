import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../../lib/domain/execution/chunks.ts';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { REJECTION_REASONS } from '../../../../lib/domain/transactions/rejection.ts';
import { aPayment, FIRST, SECOND } from '../../../support/domain.ts';

const suspected = (ordinal: number, attemptId = FIRST) =>
  aPayment({ notTaken: { attemptId, reason: 'bad_recipient' } }, ordinal);
const ordinals = (chunks: readonly (readonly Payment[])[]) =>
  chunks.map((chunk) => chunk.map(({ transactionId }) => Number(transactionId.slice(-3))));
const several = (count: number, make: (ordinal: number) => Payment, from = 1) =>
  Array.from({ length: count }, (_, n) => make(from + n));

describe('the chunks that payments are sent in', () => {
  it('are of at most the size, in order', () => {
    expect(
      ordinals(
        chunksOf(
          several(5, (n) => aPayment({}, n)),
          2,
        ),
      ),
    ).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunksOf([], 2)).toEqual([]);
  });

  it('are halves of a submission that was rejected for a payee that the provider did not name', () => {
    expect(ordinals(chunksOf(several(5, suspected), 100))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(ordinals(chunksOf(several(2, suspected), 100))).toEqual([[1], [2]]);
    expect(ordinals(chunksOf([suspected(1)], 100))).toEqual([[1]]);
  });

  it('keep suspects of different submissions apart, and both apart from the others', () => {
    const payments = [suspected(1), aPayment({}, 2), suspected(3, SECOND), suspected(4), aPayment({}, 5)];
    expect(ordinals(chunksOf(payments, 100))).toEqual([[2, 5], [1], [4], [3]]);
  });

  it('are not larger than the size because they are halves', () => {
    expect(ordinals(chunksOf(several(6, suspected), 2))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it.each(REJECTION_REASONS.filter((reason) => reason !== 'bad_recipient'))(
    'are not halved after a rejection for the reason %s',
    (reason) => {
      const rejected = several(4, (n) => aPayment({ notTaken: { attemptId: FIRST, reason } }, n));
      expect(ordinals(chunksOf(rejected, 100))).toEqual([[1, 2, 3, 4]]);
    },
  );

  it('hold every payment once, and find one bad payee in as many rounds as it takes to halve the rest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.nat(99),
        fc.integer({ min: 1, max: 100 }),
        (count, bad, size) => {
          let suspects: readonly Payment[] = several(count, (n) => aPayment({}, n));
          const badId = suspects[bad % count]?.transactionId;
          for (let round = 1; suspects.length > 1; round += 1) {
            const chunks = chunksOf(suspects, size);
            expect(ordinals(chunks).flat()).toEqual(ordinals([suspects]).flat());
            expect(chunks.every((chunk) => chunk.length > 0 && chunk.length <= size)).toBe(true);
            const found = chunks.find((chunk) => chunk.some(({ transactionId }) => transactionId === badId)) ?? [];
            if (round > 1) expect(found.length).toBeLessThanOrEqual(Math.ceil(suspects.length / 2));
            const notTaken = { attemptId: attemptIdOf(1, round, 0), reason: 'bad_recipient' } as const;
            suspects = found.map((payment) => ({ ...payment, notTaken }));
          }
          expect(suspects[0]?.transactionId).toBe(badId);
        },
      ),
    );
  });
});
