import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { append, type Balance, emptyBalance, type LedgerEntry } from '../../../../lib/domain/commissions/ledger.ts';
import { type Currency, currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { collect } from '../../../../lib/payouts/shared/collect.ts';
import { appendWrites } from '../../../../lib/store/commissions/balance-writes.ts';
import { entriesBetween, totalsAfter } from '../../../../lib/store/commissions/entry-reads.ts';
import { affiliatePartition, entryPrefix } from '../../../../lib/store/keys.ts';

import { LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';

const [ANN, ANNA] = [affiliateId('ann'), affiliateId('ann-a')];
const [USD, JPY]: readonly [Currency, Currency] = [currency('USD'), currency('JPY')];

describe('entries in the table', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  /** Appends so many commissions, all at once. A number below 0 stands for the reversal of the newest one. */
  async function appended(before: Balance, count: number) {
    const posting = (nth: number) => ({
      kind: 'COMMISSION' as const,
      amountMinor: BigInt(100 + before.accruedSeq + nth),
      commissionId: commissionId(`c-${before.accruedSeq + nth}`),
      approvedAt: nth % 2 === 0 ? NOW : LATER,
    });
    const reversal = {
      kind: 'REVERSAL' as const,
      amountMinor: -100n,
      commissionId: commissionId(`c-${before.accruedSeq}`),
      commissionSeq: before.accruedSeq,
    };
    const postings = count < 0 ? [reversal] : Array.from({ length: count }, (_, n) => posting(n + 1));
    const { balance: after, entries } = append(before, postings, NOW);
    expect(await db.table.transact(appendWrites({ before, after, entries }))).toEqual([]);
    return { after, entries };
  }

  async function ledgerOf(counts: readonly number[], id = ANN, code = USD): Promise<LedgerEntry[]> {
    let balance = emptyBalance(id, code);
    const all: LedgerEntry[] = [];
    for (const count of counts) {
      const { after, entries } = await appended(balance, count);
      balance = after;
      all.push(...entries);
    }
    return all;
  }

  const between = (afterSeq: number, toSeq: number) => collect(entriesBetween(db.table, USD, ANN, { afterSeq, toSeq }));
  const items = () => collect(db.table.queryAll({ pk: affiliatePartition(ANN), prefix: entryPrefix(USD) }));

  it('share an item if they are commissions that were appended together', async () => {
    await ledgerOf([1, 3, -1, 97]);
    expect((await items()).map(({ kind, SK }) => [kind, SK])).toEqual([
      ['COMMISSION', 'ENTRY#USD#000000000001'],
      ['COMMISSIONS', 'ENTRY#USD#000000000004'],
      ['REVERSAL', 'ENTRY#USD#000000000005'],
      ['COMMISSIONS', 'ENTRY#USD#000000000102'],
    ]);
  });

  it('are read between any two of their numbers as they were appended, whatever they share', async () => {
    const all = await ledgerOf([3, 1, 97, -1, 2, 1, 40]);
    await ledgerOf([5], ANNA);
    await ledgerOf([7], ANN, JPY);
    const seq = fc.integer({ min: 0, max: all.length });
    await fc.assert(
      fc.asyncProperty(seq, seq, async (afterSeq, toSeq) => {
        expect(await between(afterSeq, toSeq)).toEqual(all.slice(afterSeq, Math.max(afterSeq, toSeq)));
      }),
      {
        numRuns: 60,
        examples: [
          [0, 145],
          [0, 1],
          [3, 4],
          [4, 5],
          [100, 101],
          [101, 102],
          [104, 145],
          [6, 5],
        ],
      },
    );
  });

  it('are none after the end of the ledger', async () => {
    await ledgerOf([2, 3], ANN);
    await ledgerOf([9], ANN, JPY);
    await ledgerOf([9], ANNA);
    expect(await between(5, 6)).toEqual([]);
    expect((await between(3, 9)).map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('tell the total after each of them, of any affiliates, and none of what is not there', async () => {
    const all = [...(await ledgerOf([3, 1, 97, -1])), ...(await ledgerOf([5], ANNA))];
    const points = [...all, { affiliateId: ANN, seq: 0 }, { affiliateId: ANNA, seq: 6 }];
    const totalAfter = await totalsAfter(db.table, USD, points);
    expect(all.map(({ affiliateId: id, seq }) => totalAfter(id, seq))).toEqual(all.map(({ totalMinor }) => totalMinor));
    expect(totalAfter(ANN, 0)).toBe(0n);
    expect(totalAfter(ANNA, 6)).toBeUndefined();
    expect((await totalsAfter(db.table, JPY, points))(ANN, 1)).toBeUndefined();
  });

  it('are not read as something else if their item is damaged', async () => {
    await ledgerOf([3]);
    const [item] = await items();
    for (const damage of [{ commissions: [] }, { kind: 'GIFT' }, { seq: '3' }, { commissions: [['c-1', 1n]] }]) {
      await db.table.put({ ...item, ...damage });
      await expect(between(0, 3)).rejects.toThrow();
    }
  });
});
