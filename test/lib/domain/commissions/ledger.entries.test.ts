import { describe, expect, it } from 'vitest';
import { ADJUSTMENT_KINDS } from '../../../../lib/domain/commissions/adjustment.ts';
import {
  append,
  type Balance,
  claim,
  commissionStatus,
  emptyBalance,
  type LedgerPosting,
  pending,
  recordContradicted,
  recordOverpaid,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { adjustmentId, affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { FIRST, LATER, NOW } from '../../../support/domain.ts';

const EMPTY = emptyBalance(affiliateId('ann'), currency('USD'));
const T1 = transactionId('b.001');
const commission = (n: number): LedgerPosting => ({
  kind: 'COMMISSION',
  amountMinor: 100n,
  commissionId: commissionId(`c-${n}`),
  approvedAt: NOW,
});
const reversalOf = (commissionSeq: number): LedgerPosting => ({
  kind: 'REVERSAL',
  amountMinor: -100n,
  commissionId: commissionId(`c-${commissionSeq}`),
  commissionSeq,
});
const post = (balance: Balance, ...postings: LedgerPosting[]) => append(balance, postings, NOW).balance;
const TWO = post(EMPTY, commission(1), commission(2));

describe('the number of commissions', () => {
  it('goes down when one is reversed that no payment has claimed', () => {
    expect(post(TWO, reversalOf(1)).accruedCount).toBe(1);
    expect(post(TWO, reversalOf(1), reversalOf(2)).accruedCount).toBe(0);
  });

  it('stays when one is reversed that is being paid, or was', () => {
    const claimed = post(claim(TWO, T1), commission(3));
    const paid = settle(claimed, T1);
    for (const balance of [claimed, paid]) {
      expect(post(balance, reversalOf(1)).accruedCount).toBe(3);
      expect(post(balance, reversalOf(2)).accruedCount).toBe(3);
      expect(post(balance, reversalOf(3)).accruedCount).toBe(2);
    }
  });

  it.each(ADJUSTMENT_KINDS)('is not changed by an adjustment of the kind %s', (kind) => {
    const posting = { kind, amountMinor: 7n, adjustmentId: adjustmentId('a-1'), reason: 'moved', by: 'ann' } as const;
    const balance = post(TWO, posting);
    expect(balance).toMatchObject({ accruedCount: 2, accruedSeq: 3, accruedMinor: 207n });
  });
});

describe('the times of entries', () => {
  it('never go back, even if a clock does', () => {
    const { balance, entries } = append(append(EMPTY, [commission(1)], LATER).balance, [commission(2)], NOW);
    expect(entries[0]?.recordedAt).toBe(LATER);
    expect(balance.lastEntryAt).toBe(LATER);
  });

  it('go on with the clock, and only when something is recorded', () => {
    const first = append(EMPTY, [commission(1)], NOW).balance;
    expect(first.lastEntryAt).toBe(NOW);
    expect(append(first, [], LATER).balance.lastEntryAt).toBe(NOW);
    expect(append(EMPTY, [], LATER).balance.lastEntryAt).toBeUndefined();
    expect(append(first, [commission(2)], LATER)).toMatchObject({
      balance: { lastEntryAt: LATER },
      entries: [{ recordedAt: LATER }],
    });
  });
});

describe('an automatic hold', () => {
  const event = { transactionId: T1, attemptId: FIRST, amountMinor: 100n };

  it('says that a payment was paid more than once', () => {
    expect(recordOverpaid(TWO, event, NOW).balance.hold).toEqual({
      reason: 'b.001 was paid more than once',
      by: 'system',
      at: NOW,
    });
  });

  it('says that a payment was paid and then refused, and what was paid is owed again', () => {
    const paid = settle(claim(TWO, T1), T1);
    const { balance } = recordContradicted(paid, { ...event, amountMinor: 200n }, LATER);
    expect(balance.hold).toEqual({
      reason: 'b.001 was paid, and then refused by the provider',
      by: 'system',
      at: LATER,
    });
    expect(pending(balance).minor).toBe(200n);
    expect(balance.paidMinor).toBe(0n);
  });
});

describe('a commission that was reversed', () => {
  it('is REVERSED, wherever it stands', () => {
    const paid = settle(claim(TWO, T1), T1);
    expect([1, 2, 3].map((seq) => commissionStatus(seq, paid, true))).toEqual(['REVERSED', 'REVERSED', 'REVERSED']);
  });
});
