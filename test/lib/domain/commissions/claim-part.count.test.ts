import { describe, expect, it } from 'vitest';
import { largestPart } from '../../../../lib/domain/commissions/claim-part.ts';
import { append, claim, emptyBalance, type LedgerPosting, settle } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { NOW } from '../../../support/domain.ts';

const EMPTY = emptyBalance(affiliateId('ann'), currency('USD'));
const of = (amountMinor: bigint): LedgerPosting => ({
  kind: 'COMMISSION',
  amountMinor,
  commissionId: commissionId('c'),
  approvedAt: NOW,
});
/** Takes back the commission that stands there. */
const back = (commissionSeq: number, amountMinor: bigint): LedgerPosting => ({
  kind: 'REVERSAL',
  amountMinor: -amountMinor,
  commissionId: commissionId('c'),
  commissionSeq,
});
const partOf = (maxMinor: bigint, ...postings: LedgerPosting[]) => {
  const { balance, entries } = append(EMPTY, postings, NOW);
  return largestPart(balance, entries, maxMinor);
};

describe('the number of commissions in the largest part', () => {
  it('leaves out what was taken back within it', () => {
    expect(partOf(60n, of(50n), back(1, 50n), of(60n))).toEqual({ toSeq: 3, amountMinor: 60n, commissionCount: 1 });
    expect(partOf(60n, of(50n), of(60n), back(1, 50n))).toEqual({ toSeq: 3, amountMinor: 60n, commissionCount: 1 });
  });

  it('leaves out what is taken back after it, and not what is taken back of the rest', () => {
    expect(partOf(55n, of(50n), of(60n), of(70n), back(1, 50n))?.commissionCount).toBe(0);
    expect(partOf(55n, of(50n), of(60n), of(70n), back(2, 60n))?.commissionCount).toBe(1);
    expect(partOf(110n, of(50n), of(60n), of(70n), back(2, 60n), of(90n))).toEqual({
      toSeq: 2,
      amountMinor: 110n,
      commissionCount: 1,
    });
  });

  it('is not lessened by the reversal of one that was paid long before', () => {
    const first = append(EMPTY, [of(100n)], NOW).balance;
    const paid = settle(claim(first, transactionId('b.001')), transactionId('b.001'));
    const { balance, entries } = append(paid, [of(50n), of(160n), back(1, 100n)], NOW);
    expect(largestPart(balance, entries, 60n)).toEqual({ toSeq: 2, amountMinor: 50n, commissionCount: 1 });
  });

  it('is never negative', () => {
    const first = append(EMPTY, [of(100n)], NOW).balance;
    const open = claim(first, transactionId('b.001'));
    const { balance, entries } = append(open, [of(50n)], NOW);
    const miscounted = { ...settle(balance, transactionId('b.001')), settledCount: 9 };
    expect(largestPart(miscounted, entries, 60n)?.commissionCount).toBe(0);
  });
});

describe('the largest part', () => {
  it('never has the amount zero', () => {
    expect(partOf(100n, of(50n), back(1, 50n), of(200n))).toMatchObject({ toSeq: 1, amountMinor: 50n });
  });

  it('may be exactly the minimum, and is none if all are smaller', () => {
    const { balance, entries } = append(EMPTY, [of(50n), of(200n)], NOW);
    expect(largestPart(balance, entries, 100n, 50n)).toMatchObject({ toSeq: 1, amountMinor: 50n });
    expect(largestPart(balance, entries, 100n, 51n)).toBeUndefined();
  });

  it('may be exactly the maximum', () => {
    expect(partOf(110n, of(50n), of(60n), of(70n))).toMatchObject({ toSeq: 2, amountMinor: 110n });
  });
});
