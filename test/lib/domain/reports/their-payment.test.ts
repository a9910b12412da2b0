import { describe, expect, it } from 'vitest';
import { isMoney, onceEach, TheirPayments } from '../../../../lib/domain/reports/their-payment.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { aPayment, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';
import { aPaidPayment, listedAs } from '../../../support/their-payments.ts';

const DAY = 86_400;
const paid = aPaidPayment();
const ownOf = (listed: readonly ReturnType<typeof listedAs>[], payment = paid, attemptId = FIRST) =>
  new TheirPayments(listed).ownOf(payment, attemptId);

describe('the payment in the list that is ours', () => {
  it('has our reference, attempt included', () => {
    const own = listedAs(paid);
    expect(ownOf([own])).toBe(own);
    expect(
      ownOf([listedAs(paid, {}, SECOND), listedAs(aPaidPayment({}, 2)), listedAs(paid, { ours: undefined })]),
    ).toBe(undefined);
    expect(ownOf([])).toBeUndefined();
  });

  it('is the one whose reference is in our books, wherever it stands and whenever it was made', () => {
    const own = listedAs(paid, { at: addSeconds(NOW, 9 * DAY) });
    const copy = listedAs(paid, { providerReference: 'copy' });
    expect(ownOf([copy, own])).toBe(own);
  });

  it('is, of an attempt that did not pay, the first: its reference is not in our books', () => {
    const other = listedAs(paid, { providerReference: 'other' }, SECOND);
    const same = listedAs(paid, {}, SECOND);
    expect(ownOf([other, same], paid, SECOND)).toBe(other);
  });

  it('was made between a day before we made it and a day after it was completed', () => {
    const payment = aPayment({ createdAt: NOW, completedAt: LATER, sentAt: NOW, updatedAt: addSeconds(NOW, 99) });
    const at = (seconds: number) => ownOf([listedAs(payment, { at: addSeconds(NOW, seconds) })], payment);
    expect([-DAY, 0, DAY + 1].map((seconds) => at(seconds) !== undefined)).toEqual([true, true, true]);
    expect([-DAY - 1, DAY + 2].map(at)).toEqual([undefined, undefined]);
  });

  it('was made, if it is not completed, within a day of when it was sent, or else last changed', () => {
    const sent = aPayment({ sentAt: LATER, updatedAt: addSeconds(NOW, 99) });
    expect(ownOf([listedAs(sent, { at: addSeconds(LATER, DAY) })], sent)).toBeDefined();
    expect(ownOf([listedAs(sent, { at: addSeconds(LATER, DAY + 1) })], sent)).toBeUndefined();
    const unsent = aPayment({ updatedAt: LATER });
    expect(ownOf([listedAs(unsent, { at: addSeconds(LATER, DAY) })], unsent)).toBeDefined();
    expect(ownOf([listedAs(unsent, { at: addSeconds(LATER, DAY + 1) })], unsent)).toBeUndefined();
  });
});

describe('a payment of theirs', () => {
  it.each<[Outcome, boolean]>([
    [{ kind: 'completed', providerReference: 'r' }, true],
    [{ kind: 'accepted', providerReference: 'r' }, true],
    [{ kind: 'returned', providerReference: 'r', message: 'm' }, true],
    [{ kind: 'unknown', message: 'm' }, true],
    [{ kind: 'refused', code: 'c', message: 'm' }, false],
    [{ kind: 'failed', code: 'c', message: 'm' }, false],
  ])('%j is money, or may be: %s', (outcome, expected) => {
    expect(isMoney(listedAs(paid, { outcome }))).toBe(expected);
  });

  it('counts once, however often it is listed, as it was listed last', () => {
    const [first, again] = [listedAs(paid), listedAs(paid, { at: LATER })];
    const others = [
      listedAs(paid, { providerReference: 'other' }),
      listedAs(paid, {}, SECOND),
      listedAs(aPaidPayment({ providerReference: 'ref-1' }, 2)),
      listedAs(paid, { ours: undefined }),
      listedAs(paid, { ours: undefined, providerReference: 'other' }),
    ];
    expect(onceEach([first, ...others, again, ...others])).toEqual([again, ...others]);
  });
});
