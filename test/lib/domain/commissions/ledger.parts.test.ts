import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  type Balance,
  claim,
  emptyBalance,
  LedgerError,
  pending,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { NOW } from '../../../support/domain.ts';

const [T1, T2] = [transactionId('b.001'), transactionId('b.002')];
const plus = (balance: Balance, ...amounts: bigint[]): Balance =>
  append(
    balance,
    amounts.map((amountMinor, n) => ({
      kind: 'COMMISSION',
      amountMinor,
      commissionId: commissionId(`c-${n}`),
      approvedAt: NOW,
    })),
    NOW,
  ).balance;
const EMPTY = emptyBalance(affiliateId('ann'), currency('USD'));
/** Entry 1 is paid; entries 2 to 4 are owed, 60 in all. */
const BALANCE = plus(settle(claim(plus(EMPTY, 100n), T1), T1), 10n, 20n, 30n);
const part = (toSeq: number, amountMinor: bigint) => ({ toSeq, amountMinor, commissionCount: 1 });

describe('a claim of a part', () => {
  it.each([
    [2, 10n],
    [4, 60n],
    [4, 1n],
  ])('up to entry %i, of %i, is within what is owed', (toSeq, amountMinor) => {
    const claimed = claim(BALANCE, T2, part(toSeq, amountMinor));
    expect(claimed).toEqual({ ...BALANCE, open: { transactionId: T2, ...part(toSeq, amountMinor) } });
  });

  it.each([
    ['of nothing', 2, 0n],
    ['of less than nothing', 2, -1n],
    ['of more than is owed', 4, 61n],
    ['of what is settled already', 1, 10n],
    ['of what was settled before that', 0, 10n],
    ['beyond the newest entry', 5, 10n],
  ])('%s is not made', (_, toSeq, amountMinor) => {
    expect(() => claim(BALANCE, T2, part(toSeq, amountMinor))).toThrow(LedgerError);
  });

  it('never leaves a negative balance: such a claim is not made', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 6 }), fc.bigInt(-80n, 80n), (toSeq, amountMinor) => {
        let settled: Balance;
        try {
          settled = settle(claim(BALANCE, T2, part(toSeq, amountMinor)), T2);
        } catch (error) {
          expect(error).toBeInstanceOf(LedgerError);
          return;
        }
        expect(pending(settled).minor).toBeGreaterThanOrEqual(0n);
        expect(settled.paidMinor).toBeGreaterThan(BALANCE.paidMinor);
        expect(settled.settledSeq).toBeGreaterThan(BALANCE.settledSeq);
        expect(settled.settledSeq).toBeLessThanOrEqual(settled.accruedSeq);
      }),
    );
  });
});

describe('a claim that is not made', () => {
  it.each<[string, Balance, RegExp]>([
    ['is under way', { ...BALANCE, open: claim(BALANCE, T1).open }, /already has an open payment/],
    ['is on hold', { ...BALANCE, hold: { reason: 'fraud', by: 'admin', at: NOW } }, /is on hold/],
    ['is owed nothing', plus(EMPTY, 5n, -5n), /has nothing to pay/],
    ['owes us', plus(EMPTY, -5n), /has nothing to pay/],
  ])('says that the affiliate %s', (_, balance, words) => {
    expect(() => claim(balance, T2)).toThrow(words);
  });

  it('throws an error with a name of its own', () => {
    expect(new LedgerError('x').name).toBe('LedgerError');
  });
});
