import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import {
  coveringPayment,
  isGapless,
  type SettledPayment,
  settledPayments,
  statementLines,
} from '../../../../lib/domain/reports/statement.ts';
import { commissionId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import { PAYMENT_STATUSES } from '../../../../lib/domain/transactions/payment.ts';
import { aPayment, NOW } from '../../../support/domain.ts';

const { affiliateId, currency } = aPayment();
const at = (seconds: number) => addSeconds(NOW, seconds);
const paid = (fromSeq: number, toSeq: number, completedAt?: Instant, ordinal = toSeq) =>
  aPayment({ status: 'COMPLETED', fromSeq, toSeq, completedAt }, ordinal);
const settled = (fromSeq: number, toSeq: number, settledAt = NOW, amountMinor = 6_000n): SettledPayment => ({
  ...paid(fromSeq, toSeq),
  amountMinor,
  settledAt,
});

describe('the payments of a statement', () => {
  it('are those that were paid, whether or not the money came back', () => {
    const all = PAYMENT_STATUSES.map((status, n) => aPayment({ status, fromSeq: n, toSeq: n + 1 }, n + 1));
    expect(settledPayments(all, 9).map(({ status }) => status)).toEqual(['COMPLETED', 'RETURNED']);
  });

  it('are within what is settled, in the order of what they cover', () => {
    const all = [paid(2, 3), paid(0, 1), paid(1, 2), paid(3, 4)];
    expect(settledPayments(all, 3).map(({ toSeq }) => toSeq)).toEqual([1, 2, 3]);
  });

  it('settled when they were completed, or else last changed, and never before the one before', () => {
    const all = [paid(0, 1, at(10)), paid(1, 2, at(5)), paid(2, 3, at(20)), { ...paid(3, 4), updatedAt: at(30) }];
    expect(settledPayments(all, 4).map(({ settledAt }) => settledAt)).toEqual([at(10), at(10), at(20), at(30)]);
  });

  it('cover every entry that is settled once, or there is a gap', () => {
    expect(isGapless([], 0)).toBe(true);
    expect(isGapless([settled(0, 2), settled(2, 3)], 3)).toBe(true);
    expect(isGapless([settled(0, 2), settled(2, 3)], 4)).toBe(false);
    expect(isGapless([settled(0, 1), settled(2, 3)], 3)).toBe(false);
    expect(isGapless([settled(0, 2), settled(1, 3)], 3)).toBe(false);
    expect(isGapless([settled(1, 3)], 3)).toBe(false);
  });
});

describe('the payment that covers an entry', () => {
  const [first, second] = [settled(0, 2), settled(2, 3)];
  const open = { transactionId: aPayment({}, 9).transactionId, toSeq: 5, amountMinor: 1n, commissionCount: 1 };
  const covering = (claim?: typeof open) =>
    [1, 2, 3, 4, 5, 6].map((seq) => coveringPayment(seq, [first, second], claim));

  it('is the one that settled it, or the one under way', () => {
    const [one, two, now] = [first.transactionId, second.transactionId, open.transactionId];
    expect(covering(open)).toEqual([one, one, two, now, now, undefined]);
    expect(covering()).toEqual([one, one, two, undefined, undefined, undefined]);
  });

  it('is the one under way from the first entry on, where nothing was paid', () => {
    expect([1, 5, 6].map((seq) => coveringPayment(seq, [], open))).toEqual([
      open.transactionId,
      open.transactionId,
      undefined,
    ]);
  });

  it('is not the one under way, of an entry in a gap before what is settled', () => {
    expect(coveringPayment(1, [settled(1, 2)], open)).toBeUndefined();
  });
});

/** Entries a minute apart. */
const entriesOf = (amounts: readonly bigint[]) => {
  let balance = emptyBalance(affiliateId, currency);
  return amounts.flatMap((amountMinor, n) => {
    const posting = { kind: 'COMMISSION', amountMinor, commissionId: commissionId(`c-${n}`), approvedAt: NOW } as const;
    const appended = append(balance, [posting], at(n * 60));
    balance = appended.balance;
    return appended.entries;
  });
};
const nobody = () => undefined;

describe('the lines of a statement', () => {
  it('run from the opening balance to it plus all entries less all payments, in the order of time', () => {
    const payments = fc
      .array(fc.record({ after: fc.nat(1_000), minor: fc.bigInt(1n, 500n) }), { maxLength: 6 })
      .map((some) =>
        some
          .toSorted((left, right) => left.after - right.after)
          .map(({ after, minor }, n) => settled(n, n + 1, at(after), minor)),
      );
    const amounts = fc.array(fc.bigInt(-500n, 500n), { maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt(-9_999n, 9_999n), amounts, payments, (opening, some, all) => {
        const lines = statementLines(opening, entriesOf(some), all, nobody);
        expect(lines).toHaveLength(some.length + all.length);
        let balance = opening;
        for (const line of lines) {
          balance += line.amountMinor;
          expect(line.balanceMinor).toBe(balance);
        }
        const owed = some.reduce((sum, minor) => sum + minor, opening);
        expect(balance).toBe(all.reduce((sum, { amountMinor }) => sum - amountMinor, owed));
        const times = lines.map((line) => line.at);
        expect(times).toEqual(times.toSorted());
      }),
    );
  });

  it('say of an entry who pays it, and put it before a payment of the same moment', () => {
    const entries = entriesOf([100n, 20n]);
    const [first, second] = [settled(0, 1, at(60), 100n), settled(1, 2, at(61), 20n)];
    const lines = statementLines(7n, entries, [first, second], (seq) => settled(0, seq).transactionId);
    expect(lines).toEqual([
      { at: at(0), amountMinor: 100n, balanceMinor: 107n, entry: entries[0], coveredBy: settled(0, 1).transactionId },
      { at: at(60), amountMinor: 20n, balanceMinor: 127n, entry: entries[1], coveredBy: settled(0, 2).transactionId },
      { at: at(60), amountMinor: -100n, balanceMinor: 27n, payment: first },
      { at: at(61), amountMinor: -20n, balanceMinor: 7n, payment: second },
    ]);
  });

  it('may be none, of payments alone, or of several before the first entry', () => {
    expect(statementLines(7n, [], [], nobody)).toEqual([]);
    expect(statementLines(7n, [], [settled(0, 1)], nobody)).toHaveLength(1);
    const early = [settled(0, 1, at(-2)), settled(1, 2, at(-1))];
    const lines = statementLines(0n, entriesOf([5n]), early, nobody);
    expect(lines.map((line) => line.at)).toEqual([at(-2), at(-1), NOW]);
  });
});
