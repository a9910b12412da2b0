import { beforeEach, describe, expect, it } from 'vitest';
import { append, emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import {
  type AffiliateId,
  adjustmentId,
  affiliateId,
  type CommissionId,
  commissionId,
} from '../../../../lib/domain/shared/ids.ts';
import { DynamoLedgerRepository } from '../../../../lib/store/commissions/ledger-repository.ts';
import { shardOf } from '../../../../lib/store/keys.ts';
import { anAudit } from '../../../support/audit.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

const ANN = affiliateId('ann');
const [USD, JPY] = [currency('USD'), currency('JPY')];

describe('the ledger in the table', () => {
  let db: TestTable;
  let ledger: DynamoLedgerRepository;

  beforeEach(async () => {
    db = await createTestTable();
    ledger = new DynamoLedgerRepository(db.table);
  });

  async function accrual(id: AffiliateId, commissions: readonly string[], code: typeof USD | typeof JPY = USD) {
    const before = (await ledger.find([id], code)).get(id) ?? emptyBalance(id, code);
    const postings = commissions.map((commission) => ({
      kind: 'COMMISSION' as const,
      amountMinor: 100n,
      commissionId: commissionId(commission),
      approvedAt: NOW,
    }));
    const { balance: after, entries } = append(before, postings, NOW);
    return { before, after, entries };
  }
  const audit = (id = ANN) => anAudit('commissions.accrued', { type: 'affiliate', affiliateId: id });
  const accrue = async (id: AffiliateId, commissions: readonly string[], code: typeof USD | typeof JPY = USD) =>
    ledger.accrue([{ ...(await accrual(id, commissions, code)), audit: audit(id) }], 'import-1');

  it('keeps entries, guards and the balance of one accrual, with its audit entry (M7)', async () => {
    expect(await accrue(ANN, ['c-1', 'c-2'])).toEqual({ kind: 'accrued' });
    expect((await ledger.find([ANN], USD)).get(ANN)).toMatchObject({ accruedSeq: 2, accruedMinor: 200n });
    const guards = await ledger.findCommissions([commissionId('c-1'), commissionId('c-2'), commissionId('c-3')]);
    expect([...guards.values()].map(({ seq }) => seq).sort()).toEqual([1, 2]);
    expect(await auditActions(db)).toEqual(['commissions.accrued']);
  });

  it('accrues nothing of a list of which one commission exists, and says which', async () => {
    await accrue(ANN, ['c-1']);
    const before = await allItems(db);
    const result = await accrue(ANN, ['c-2', 'c-1']);
    expect(result).toMatchObject({ kind: 'stale', existing: [{ commissionId: 'c-1', seq: 1, amountMinor: 100n }] });
    expect(await allItems(db)).toEqual(before);
  });

  it('adjusts a balance once under an id, whatever the balance has become', async () => {
    const adjust = async (amountMinor: bigint) => {
      const before = (await ledger.find([ANN], USD)).get(ANN) ?? emptyBalance(ANN, USD);
      const posting = {
        kind: 'CORRECTION',
        amountMinor,
        adjustmentId: adjustmentId('adj-1'),
        reason: 'r',
        by: 'ann',
      } as const;
      const { balance: after, entries } = append(before, [posting], NOW);
      const adjustment = { ...posting, affiliateId: ANN, currency: USD, at: NOW, seq: after.accruedSeq };
      return ledger.adjust({ before, after, entries }, adjustment, audit());
    };
    expect(await adjust(100n)).toBe('adjusted');
    const before = await allItems(db);
    expect(await adjust(200n)).toBe('stale');
    expect(await allItems(db)).toEqual(before);
  });

  it('accrues nothing when the balance has moved on since it was read', async () => {
    await accrue(ANN, ['c-1']);
    const stale = await accrual(ANN, ['c-2']);
    await accrue(ANN, ['c-3']);
    const before = await allItems(db);
    expect(await ledger.accrue([{ ...stale, audit: audit() }], 'import-1')).toEqual({
      kind: 'stale',
      existing: [],
      inTheWay: new Set([0]),
    });
    expect(await allItems(db)).toEqual(before);
  });

  it('accrues nothing of several accruals of which some are in the way, and says which', async () => {
    const BOB = affiliateId('bob');
    const CAT = affiliateId('cat');
    await accrue(CAT, ['c-1']);
    const accruals = [await accrual(ANN, ['c-2', 'c-1']), await accrual(BOB, ['c-3']), await accrual(CAT, ['c-4'])];
    await accrue(CAT, ['c-5']);
    const before = await allItems(db);
    const audited = accruals.map((one) => ({ ...one, audit: audit(one.after.affiliateId) }));
    const result = await ledger.accrue(audited, 'import-1');
    expect(result).toMatchObject({ kind: 'stale', existing: [{ commissionId: 'c-1', affiliateId: CAT }] });
    expect(result).toHaveProperty('inTheWay', new Set([0, 2]));
    expect(await allItems(db)).toEqual(before);
  });

  it('takes a commission back once, and none that it does not know', async () => {
    await accrue(ANN, ['c-1']);
    const known = (await ledger.findCommissions([commissionId('c-1')])).get(commissionId('c-1'));
    if (!known) throw new Error('it has no guard');
    const debit = async (id: CommissionId) => {
      const before = (await ledger.find([ANN], USD)).get(ANN) ?? emptyBalance(ANN, USD);
      const { balance: after, entries } = append(
        before,
        [{ kind: 'REVERSAL', amountMinor: -100n, commissionId: id, commissionSeq: 1 }],
        NOW,
      );
      return ledger.reverse({ before, after, entries }, { ...known, commissionId: id }, audit());
    };
    expect(await debit(commissionId('c-unknown'))).toBe('stale');
    expect(await debit(known.commissionId)).toBe('reversed');
    expect(await debit(known.commissionId)).toBe('stale');
    expect((await ledger.find([ANN], USD)).get(ANN)).toMatchObject({ accruedSeq: 2, accruedMinor: 0n });
  });

  it('keeps one balance for each currency', async () => {
    await accrue(ANN, ['c-1']);
    await accrue(ANN, ['c-2'], JPY);
    expect((await ledger.findAll(ANN)).map((balance) => [balance.currency, balance.accruedSeq])).toEqual([
      ['JPY', 1],
      ['USD', 1],
    ]);
    expect(await ledger.findAll(affiliateId('bob'))).toEqual([]);
  });

  it('finds balances of more affiliates than one call reads, each id once', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => affiliateId(`aff-${n}`));
    await Promise.all(ids.map((id) => accrue(id, [`c-${id}`])));
    expect((await ledger.find([...ids, ...ids], USD)).size).toBe(101);
  });

  describe('lists who has an unsettled balance', () => {
    const unsettled = async (after?: AffiliateId) => {
      const found: AffiliateId[] = [];
      for await (const id of ledger.unsettled(USD, after)) found.push(id);
      return found;
    };
    const ids = Array.from({ length: 30 }, (_, n) => affiliateId(`aff-${n}`));

    beforeEach(async () => {
      await Promise.all(ids.map((id) => accrue(id, [`c-${id}`])));
      await accrue(affiliateId('yen'), ['c-yen'], JPY);
    });

    it('all of them, each once, of this currency only', async () => {
      expect(new Set(ids.map(shardOf)).size).toBeGreaterThan(1);
      expect((await unsettled()).sort()).toEqual([...ids].sort());
    });

    it('and goes on after any of them without losing or repeating one', async () => {
      const all = await unsettled();
      for (const [position, id] of all.entries()) expect(await unsettled(id)).toEqual(all.slice(position + 1));
    });

    it('and goes on after one that has left the list', async () => {
      const all = await unsettled();
      const gone = affiliateId('aff-15x');
      const rest = await unsettled(gone);
      const expected = all.filter((id) => shardOf(id) > shardOf(gone) || (shardOf(id) === shardOf(gone) && id > gone));
      expect(rest).toEqual(expected);
    });
  });
});
