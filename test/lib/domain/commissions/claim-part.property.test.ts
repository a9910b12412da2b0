import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestPart, wholePart } from '../../../../lib/domain/commissions/claim-part.ts';
import {
  append,
  claim,
  emptyBalance,
  type LedgerEntry,
  pending,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { adjustmentId, affiliateId, commissionId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';

const EMPTY = emptyBalance(affiliateId('ann'), currency('USD'));

/** A ledger with these entries; negative ones are corrections. */
function ledger(amounts: readonly bigint[]) {
  const postings = amounts.map((amountMinor, n) =>
    amountMinor > 0n
      ? ({ kind: 'COMMISSION', amountMinor, commissionId: commissionId(`c-${n}`), approvedAt: NOW } as const)
      : ({ kind: 'CORRECTION', amountMinor, adjustmentId: adjustmentId(`a-${n}`), reason: 'x', by: 'x' } as const),
  );
  return append(EMPTY, postings, NOW);
}

const amounts = fc.array(fc.oneof(fc.bigInt(1n, 500n), fc.bigInt(-400n, -1n)), { minLength: 1, maxLength: 30 });

describe('the largest part of a balance', () => {
  it('is above zero, within the maximum, and never more than is owed with every later debit', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt(1n, 2_000n), (given, max) => {
        const { balance, entries } = ledger(given);
        const part = largestPart(balance, entries, max);
        const owed = pending(balance).minor;
        const parts = entries.map(({ totalMinor }) => totalMinor).filter((minor) => minor > 0n);
        const possible = parts.filter((minor) => minor <= max && minor <= owed);
        expect(part === undefined).toBe(possible.length === 0);
        if (!part) return;
        expect(part.amountMinor).toBe(entries[part.toSeq - 1]?.totalMinor);
        expect(part.amountMinor > 0n && part.amountMinor <= max && part.amountMinor <= owed).toBe(true);
        const rest = entries.slice(part.toSeq).filter(({ totalMinor }) => possible.includes(totalMinor));
        expect(rest, 'no longer part would be possible').toEqual([]);
      }),
    );
  });

  it('is the whole where the whole is within the maximum and no part is above it', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 500n), { minLength: 1, maxLength: 20 }), (given) => {
        const { balance, entries } = ledger(given);
        expect(largestPart(balance, entries, 20_000n)).toEqual(wholePart(balance));
      }),
    );
  });

  it('after part is paid exactly what is owed, commission by commission', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 500n), { minLength: 1, maxLength: 20 }),
        fc.bigInt(500n, 900n),
        (given, max) => {
          const appended = ledger(given);
          let { balance } = appended;
          for (let payments = 1; pending(balance).minor > 0n; payments += 1) {
            const part = largestPart(balance, appended.entries.slice(balance.settledSeq), max);
            if (!part) throw new Error('nothing is small enough');
            const transactionId = transactionIdOf(BATCH_ID, payments);
            balance = settle(claim(balance, transactionId, part), transactionId);
          }
          const total = given.reduce((sum, minor) => sum + minor, 0n);
          expect(balance).toMatchObject({ paidMinor: total, settledMinor: total, settledCount: given.length });
        },
      ),
    );
  });

  it('counts a commission that was taken back later with the part that it is in', () => {
    const { balance, entries } = ledger([50n, 60n]);
    const reversal = {
      kind: 'REVERSAL',
      amountMinor: -50n,
      commissionId: commissionId('c-0'),
      commissionSeq: 1,
    } as const;
    const reversed = append(balance, [reversal], NOW);
    const all: LedgerEntry[] = [...entries, ...reversed.entries];
    expect(largestPart(reversed.balance, all, 55n)).toEqual({ toSeq: 1, amountMinor: 50n, commissionCount: 0 });
  });
});
