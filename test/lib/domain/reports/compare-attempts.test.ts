import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptAnswer, compareWithProvider } from '../../../../lib/domain/reports/compare-attempts.ts';
import { NOTHING_MOVED } from '../../../../lib/domain/reports/moved.ts';
import type { TheirList } from '../../../../lib/domain/reports/their-payment.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { aPayment, FIRST, LATER, SECOND } from '../../../support/domain.ts';
import { aPaidPayment, listedAs } from '../../../support/their-payments.ts';

const NO_LIST: TheirList = { payments: [], isComplete: false };
const COMPLETED = { kind: 'completed', providerReference: 'ref-1' } as const;
const about = (payments: readonly Payment[], isComplete = true): AttemptAnswer => ({
  attemptId: FIRST,
  outcomes: payments.map(({ transactionId }) => ({ transactionId, outcome: COMPLETED })),
  isComplete,
});

describe('our books beside the provider, attempt by attempt', () => {
  it('agree when it says and lists just what they say, whatever became of the payments', () => {
    const payments = fc
      .array(fc.record({ kind: fc.constantFrom('paid', 'returned', 'failed'), minor: fc.bigInt(1n, 9_999n) }), {
        maxLength: 8,
      })
      .map((some) =>
        some.map(({ kind, minor: amountMinor }, n) => {
          if (kind === 'failed') return aPayment({ status: 'FAILED', attemptIds: [FIRST], amountMinor }, n + 1);
          return aPaidPayment({ amountMinor, ...(kind === 'returned' && { status: 'RETURNED' }) }, n + 1);
        }),
      );
    fc.assert(
      fc.property(payments, fc.boolean(), (all, isAsked) => {
        const theirs = all.map((payment) => {
          if (payment.status === 'FAILED')
            return listedAs(payment, { outcome: { kind: 'failed', code: 'c', message: 'm' } });
          if (payment.status === 'COMPLETED') return listedAs(payment);
          return listedAs(payment, { outcome: { ...COMPLETED, kind: 'returned', message: 'back' } });
        });
        const outcomes = theirs.flatMap(({ ours, outcome }) =>
          ours ? [{ transactionId: ours.transactionId, outcome }] : [],
        );
        const answer = { attemptId: FIRST, outcomes: isAsked ? outcomes : [], isComplete: isAsked };
        const compared = compareWithProvider(all, [answer], { payments: theirs, isComplete: true }, LATER);
        expect(compared.differences).toEqual([]);
        expect(compared.theirs).toEqual(compared.ours);
        const paid = all.filter(({ status }) => status !== 'FAILED');
        expect(compared.ours.paidMinor).toBe(paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
        expect(compared.ours.returnedCount).toBe(all.filter(({ status }) => status === 'RETURNED').length);
      }),
    );
  });

  it('count what each side says, and name every difference', () => {
    const [ours, theirs] = [aPaidPayment(), aPayment({ status: 'FAILED', attemptIds: [FIRST] }, 2)];
    const compared = compareWithProvider([ours, theirs], [about([theirs])], NO_LIST, LATER);
    expect(compared).toMatchObject({
      ours: { paidCount: 1, paidMinor: 6_000n },
      theirs: { paidCount: 1, paidMinor: 6_000n },
      differences: [
        { kind: 'paid_not_at_provider', transactionId: ours.transactionId },
        { kind: 'paid_not_in_books', transactionId: theirs.transactionId },
      ],
    });
  });

  it('count nothing of theirs where nothing is known', () => {
    const compared = compareWithProvider([aPaidPayment()], [about([], false)], NO_LIST, LATER);
    expect(compared).toMatchObject({ ours: { paidCount: 1 }, theirs: NOTHING_MOVED, differences: [] });
  });

  it('count what was paid twice twice', () => {
    const twice = aPaidPayment({ attemptIds: [FIRST, SECOND], overpaidByAttemptIds: [SECOND] });
    const answers = [about([twice]), { ...about([twice]), attemptId: SECOND }];
    const compared = compareWithProvider([twice], answers, NO_LIST, LATER);
    expect(compared).toMatchObject({ ours: { paidCount: 2 }, theirs: { paidCount: 2 }, differences: [] });
  });

  it('leave a payment alone that was not in the attempt, unless the provider tells of it', () => {
    const other = aPayment({ status: 'PENDING' });
    expect(compareWithProvider([other], [about([])], NO_LIST, LATER).differences).toEqual([]);
    expect(compareWithProvider([other], [about([other])], NO_LIST, LATER).differences).toMatchObject([
      { kind: 'paid_not_in_books', transactionId: other.transactionId, attemptId: FIRST },
    ]);
  });

  it('leave to the list what it has under an attempt that the payment was never in', () => {
    const other = aPayment({ status: 'PENDING' });
    const list = { payments: [listedAs(other)], isComplete: true };
    expect(compareWithProvider([other], [about([], false)], list, LATER)).toEqual({
      ours: NOTHING_MOVED,
      theirs: NOTHING_MOVED,
      differences: [],
    });
  });

  it('are told apart by what it lists, where that is all there is', () => {
    const paid = aPaidPayment();
    const list = { payments: [listedAs(paid, { amountMinor: 1n })], isComplete: true };
    expect(compareWithProvider([paid], [about([], false)], list, LATER)).toMatchObject({
      ours: { paidMinor: 6_000n },
      theirs: { paidMinor: 1n },
      differences: [{ kind: 'amount', theirsMinor: 1n }],
    });
    const empty = compareWithProvider([paid], [about([paid])], { payments: [], isComplete: true }, LATER);
    expect(empty.differences).toMatchObject([{ kind: 'not_listed' }]);
  });
});
