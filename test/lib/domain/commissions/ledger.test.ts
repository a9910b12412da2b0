import { describe, expect, it } from 'vitest';
import {
  append,
  type Balance,
  claim,
  commissionStatus,
  emptyBalance,
  LedgerError,
  type LedgerPosting,
  pending,
  recordOverpaid,
  recordReturned,
  release,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { FIRST, LATER, NOW } from '../../../support/domain.ts';

const EMPTY = emptyBalance(affiliateId('ann'), currency('USD'));
const [T1, T2] = [transactionId('b.001'), transactionId('b.002')];
const commission = (id: string, amountMinor: bigint): LedgerPosting => ({
  kind: 'COMMISSION',
  amountMinor,
  commissionId: commissionId(id),
  approvedAt: NOW,
});
const plus = (balance: Balance, ...amounts: bigint[]) =>
  append(
    balance,
    amounts.map((amount, n) => commission(`c-${balance.accruedSeq + n + 1}`, amount)),
    NOW,
  ).balance;

describe('appending', () => {
  it('numbers the entries on and carries the running totals', () => {
    const { balance, entries } = append(plus(EMPTY, 100n), [commission('x', 20n), commission('y', 3n)], LATER);
    expect(entries.map(({ seq, totalMinor, totalCount }) => [seq, totalMinor, totalCount])).toEqual([
      [2, 120n, 2],
      [3, 123n, 3],
    ]);
    expect(entries[0]).toMatchObject({ commissionId: 'x', affiliateId: 'ann', currency: 'USD', recordedAt: LATER });
    expect(balance).toMatchObject({ accruedSeq: 3, accruedMinor: 123n, accruedCount: 3, lastDebitSeq: 0 });
  });

  it('notes the newest debit, and does not count it as a commission', () => {
    const debit = { kind: 'OVERPAID', amountMinor: -5n, transactionId: T1, attemptId: FIRST } as const;
    const { balance } = append(EMPTY, [commission('x', 20n), debit, commission('y', 1n)], NOW);
    expect(balance).toMatchObject({ accruedSeq: 3, accruedMinor: 16n, accruedCount: 2, lastDebitSeq: 2 });
  });
});

describe('a claim', () => {
  it('takes everything unsettled and leaves it pending until it is settled', () => {
    const claimed = claim(plus(EMPTY, 100n, 20n), T1);
    expect(claimed.open).toEqual({ transactionId: T1, toSeq: 2, amountMinor: 120n, commissionCount: 2 });
    expect(pending(claimed).minor).toBe(120n);
  });

  it.each([
    ['there is another', claim(plus(EMPTY, 100n), T1)],
    ['the balance is on hold', { ...plus(EMPTY, 100n), hold: { reason: 'fraud', by: 'admin', at: NOW } }],
    ['nothing was accrued', EMPTY],
    ['the balance is zero', plus(EMPTY, 100n, -100n)],
    ['the balance is negative', plus(EMPTY, 100n, -101n)],
  ])('is not made when %s', (_, balance) => {
    expect(() => claim(balance, T2)).toThrow(LedgerError);
  });

  it('covers after a settlement only what came since', () => {
    const settled = settle(plus(claim(plus(EMPTY, 100n), T1), 7n), T1);
    expect(settled).toMatchObject({ settledSeq: 1, settledMinor: 100n, settledCount: 1, paidMinor: 100n });
    expect(claim(settled, T2).open).toEqual({ transactionId: T2, toSeq: 2, amountMinor: 7n, commissionCount: 1 });
  });

  it('can be made again, over the same entries, after a release', () => {
    const accrued = plus(EMPTY, 100n);
    expect(release(claim(accrued, T1), T1)).toEqual(accrued);
  });

  it('is settled or released only by its own payment', () => {
    const claimed = claim(plus(EMPTY, 100n), T1);
    expect(() => settle(claimed, T2)).toThrow(LedgerError);
    expect(() => release(claimed, T2)).toThrow(LedgerError);
    expect(() => settle(settle(claimed, T1), T1)).toThrow(LedgerError);
    expect(() => release(EMPTY, T1)).toThrow(LedgerError);
  });
});

describe('money that went wrong', () => {
  const event = { transactionId: T1, attemptId: FIRST, amountMinor: 100n };

  it('paid too much is owed back, counts as paid, and puts the balance on hold', () => {
    const { balance, entries } = recordOverpaid(plus(EMPTY, 100n), event, NOW);
    expect(entries).toMatchObject([{ kind: 'OVERPAID', seq: 2, amountMinor: -100n, attemptId: FIRST }]);
    expect(balance).toMatchObject({ accruedMinor: 0n, paidMinor: 100n, lastDebitSeq: 2, hold: { by: 'system' } });
  });

  it('paid too much once more has its own, newer hold: whoever lifts the old one has not seen it', () => {
    const hold = { reason: 'fraud', by: 'admin', at: NOW };
    expect(recordOverpaid({ ...EMPTY, hold }, event, LATER).balance.hold).toMatchObject({ by: 'system', at: LATER });
  });

  it('come back is owed to the affiliate again', () => {
    const paid = settle(claim(plus(EMPTY, 100n), T1), T1);
    const { balance, entries } = recordReturned(paid, event, NOW);
    expect(entries).toMatchObject([{ kind: 'RETURNED', amountMinor: 100n }]);
    expect(balance).toMatchObject({ paidMinor: 0n, settledMinor: 100n, lastDebitSeq: 0 });
    expect(pending(balance).minor).toBe(100n);
  });
});

describe("a commission's status", () => {
  it('follows from where it lies against the settled and the claimed prefix', () => {
    const settled = settle(claim(plus(EMPTY, 100n), T1), T1);
    const balance = plus(claim(plus(settled, 20n), T2), 3n);
    expect([1, 2, 3].map((seq) => commissionStatus(seq, balance, false))).toEqual(['PAID', 'PROCESSING', 'APPROVED']);
    expect([1, 2, 3].map((seq) => commissionStatus(seq, release(balance, T2), false))).toEqual([
      'PAID',
      'APPROVED',
      'APPROVED',
    ]);
  });
});
