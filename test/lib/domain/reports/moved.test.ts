import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTHING_MOVED,
  plusMoved,
  type Side,
  sideAtProvider,
  sideInBooks,
} from '../../../../lib/domain/reports/moved.ts';
import { FIRST, SECOND } from '../../../support/domain.ts';
import { aPaidPayment } from '../../../support/their-payments.ts';

const PAID: Side = { isPaid: true, isReturned: false };
const RETURNED: Side = { isPaid: true, isReturned: true };
const NEITHER: Side = { isPaid: false, isReturned: false };
const side = fc.constantFrom(PAID, RETURNED, NEITHER);

describe('money that moved', () => {
  it('is what was paid and, of it, what came back: each payment in it once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(side, fc.bigInt(1n, 1_000n))), (moves) => {
        const moved = moves.reduce((sum, [one, minor]) => plusMoved(sum, one, minor), NOTHING_MOVED);
        const [paid, returned] = [
          moves.filter(([{ isPaid }]) => isPaid),
          moves.filter(([{ isReturned }]) => isReturned),
        ];
        expect(moved).toEqual({
          paidCount: paid.length,
          paidMinor: paid.reduce((sum, [, minor]) => sum + minor, 0n),
          returnedCount: returned.length,
          returnedMinor: returned.reduce((sum, [, minor]) => sum + minor, 0n),
        });
      }),
    );
  });
});

describe('what our books say of an attempt', () => {
  it('is that it paid, if it did or overpaid', () => {
    const payment = aPaidPayment({ overpaidByAttemptIds: [SECOND] });
    expect(sideInBooks(payment, FIRST)).toEqual(PAID);
    expect(sideInBooks(payment, SECOND)).toEqual(PAID);
    expect(sideInBooks(aPaidPayment(), SECOND)).toEqual(NEITHER);
  });

  it('is that it came back only of the one that paid', () => {
    const returned = aPaidPayment({ status: 'RETURNED', overpaidByAttemptIds: [SECOND] });
    expect(sideInBooks(returned, FIRST)).toEqual(RETURNED);
    expect(sideInBooks(returned, SECOND)).toEqual(PAID);
  });
});

describe('what the provider says of an attempt', () => {
  it('is that it paid only if it says so', () => {
    for (const inBooks of [PAID, RETURNED, NEITHER]) {
      expect(sideAtProvider({ kind: 'completed', providerReference: 'r' }, inBooks)).toEqual(PAID);
      expect(sideAtProvider({ kind: 'accepted', providerReference: 'r' }, inBooks)).toEqual(NEITHER);
      expect(sideAtProvider({ kind: 'unknown', message: 'm' }, inBooks)).toEqual(NEITHER);
      expect(sideAtProvider({ kind: 'failed', code: 'c', message: 'm' }, inBooks)).toEqual(NEITHER);
      expect(sideAtProvider({ kind: 'refused', code: 'c', message: 'm' }, inBooks)).toEqual(NEITHER);
      expect(sideAtProvider(undefined, inBooks)).toEqual(NEITHER);
    }
  });

  it('is, for money that came back, what our books say: what they never took for paid leaves nothing', () => {
    const returned = { kind: 'returned', providerReference: 'r', message: 'm' } as const;
    expect(sideAtProvider(returned, PAID)).toEqual(RETURNED);
    expect(sideAtProvider(returned, RETURNED)).toEqual(RETURNED);
    expect(sideAtProvider(returned, NEITHER)).toEqual(NEITHER);
  });
});
