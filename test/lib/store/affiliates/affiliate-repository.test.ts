import { beforeEach, describe, expect, it } from 'vitest';
import type { PayoutAccount } from '../../../../lib/domain/accounts/payout-account.ts';
import type { Affiliate } from '../../../../lib/domain/affiliates/affiliate.ts';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { DynamoAffiliateRepository } from '../../../../lib/store/affiliates/affiliate-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

const affiliate = (id: string, patch: Partial<Affiliate> = {}): Affiliate => ({
  affiliateId: affiliateId(id),
  fullName: `Name of ${id}`,
  email: `${id}@example.com`,
  country: 'US',
  createdAt: NOW,
  updatedAt: NOW,
  ...patch,
});
const account = (id: string, rise: string, patch: Partial<PayoutAccount> = {}): PayoutAccount => ({
  affiliateId: affiliateId(id),
  provider: 'mock',
  payeeId: payeeId(rise),
  kycStatus: 'APPROVED',
  canReceivePayments: true,
  linkedAt: NOW,
  checkedAt: NOW,
  ...patch,
});
const linked = (id: string, rise: string) => ({
  before: undefined,
  after: affiliate(id),
  account: { before: undefined, after: account(id, rise) },
});

describe('affiliates in the table', () => {
  let db: TestTable;
  let affiliates: DynamoAffiliateRepository;

  beforeEach(async () => {
    db = await createTestTable();
    affiliates = new DynamoAffiliateRepository(db.table);
  });

  const audit = () => anAudit('affiliate.imported', { type: 'affiliate', affiliateId: affiliateId('ann') });
  const save = (change: Parameters<DynamoAffiliateRepository['save']>[0]) => affiliates.save(change, audit());
  async function expectNothingWritten(change: Parameters<typeof save>[0], result: string) {
    const before = await allItems(db);
    expect(await save(change)).toBe(result);
    expect(await allItems(db)).toEqual(before);
  }

  it('are read as they were written, by whatever rule of texts of their day', async () => {
    const before = affiliate('ann', { fullName: ' Ann \u202eeeL\n', email: 'a\u200bnn@example' });
    await save({ before: undefined, after: before });
    expect([...(await affiliates.find([before.affiliateId])).values()]).toEqual([before]);
  });

  it('are found by who holds their account, also after it was checked again', async () => {
    const before = account('ann', 'rise-1', { holderId: 'us-1' });
    await save({ ...linked('ann', 'rise-1'), account: { before: undefined, after: before } });
    const after = { ...before, kycStatus: 'REJECTED', checkedAt: LATER } as const;
    expect(await affiliates.saveAccount({ before, after }, audit())).toBe('saved');
    expect(await affiliates.findByHolder('mock', 'us-1')).toBe('ann');
  });

  describe('whose holder has been linked to another affiliate since', () => {
    const theirs = (rise: string, holderId: string) => account('bob', rise, { holderId });
    const before = account('ann', 'rise-1', { holderId: 'us-1' });
    const after = account('ann', 'rise-3', { holderId: 'us-3' });
    const owners = () => Promise.all(['us-1', 'us-3'].map((holderId) => affiliates.findByHolder('mock', holderId)));
    beforeEach(async () => {
      await save({ ...linked('ann', 'rise-1'), account: { before: undefined, after: before } });
      await save({ ...linked('bob', 'rise-2'), account: { before: undefined, after: theirs('rise-2', 'us-1') } });
    });

    it('are linked to another account, and the holder stays with the other', async () => {
      expect(await affiliates.saveAccount({ before, after }, audit())).toBe('saved');
      expect(await owners()).toEqual(['bob', 'ann']);
      expect(await affiliates.findAccounts([after.affiliateId])).toEqual(new Map([['ann', after]]));
    });

    it('are imported with another account, and the holder stays with the other', async () => {
      const profile = { before: affiliate('ann'), after: affiliate('ann', { updatedAt: LATER }) };
      expect(await save({ ...profile, account: { before, after } })).toBe('saved');
      expect(await owners()).toEqual(['bob', 'ann']);
    });

    it('are refused as ever if somebody has the new account, or they have changed', async () => {
      const taken = account('ann', 'rise-2', { holderId: 'us-3' });
      expect(await affiliates.saveAccount({ before, after: taken }, audit())).toBe('payee-taken');
      const stale = { ...before, checkedAt: LATER };
      expect(await affiliates.saveAccount({ before: stale, after }, audit())).toBe('changed');
      expect(await owners()).toEqual(['bob', undefined]);
    });
  });

  it('give their holder back when they are linked to another account', async () => {
    const before = account('ann', 'rise-1', { holderId: 'us-1' });
    await save({ ...linked('ann', 'rise-1'), account: { before: undefined, after: before } });
    const after = account('ann', 'rise-3', { holderId: 'us-3' });
    expect(await affiliates.saveAccount({ before, after }, audit())).toBe('saved');
    expect(await affiliates.findByHolder('mock', 'us-1')).toBeUndefined();
  });

  it('are found with their accounts, and each save leaves its audit entry (M7)', async () => {
    expect(await save(linked('ann', 'rise-1'))).toBe('saved');
    const ids = [affiliateId('ann'), affiliateId('ann'), affiliateId('nobody')];
    expect([...(await affiliates.find(ids)).values()]).toEqual([affiliate('ann')]);
    expect([...(await affiliates.findAccounts(ids)).values()]).toEqual([account('ann', 'rise-1')]);
    expect(await auditActions(db)).toEqual(['affiliate.imported']);
  });

  it('are not overwritten by one who read them before they were there, or before they changed', async () => {
    await save({ before: undefined, after: affiliate('ann') });
    await expectNothingWritten({ before: undefined, after: affiliate('ann', { fullName: 'Other' }) }, 'changed');
    await save({ before: affiliate('ann'), after: affiliate('ann', { updatedAt: LATER }) });
    await expectNothingWritten({ before: affiliate('ann'), after: affiliate('ann', { fullName: 'Other' }) }, 'changed');
  });

  it('keep their account when it changed since it was read', async () => {
    await save(linked('ann', 'rise-1'));
    const read = account('ann', 'rise-1', { checkedAt: LATER });
    const change = { before: affiliate('ann'), after: affiliate('ann', { updatedAt: LATER }) };
    const after = account('ann', 'rise-2');
    await expectNothingWritten({ ...change, account: { before: read, after } }, 'changed');
    await expectNothingWritten({ ...change, account: { before: undefined, after } }, 'changed');
  });

  it.each<[string, Partial<PayoutAccount>]>([
    ['its payee id', { payeeId: payeeId('rise-9') }],
    ['its identity check', { kycStatus: 'EXPIRED' }],
    ['whether it can be paid', { canReceivePayments: false }],
  ])('keep their account when %s alone is not as it was read', async (_, other) => {
    await save(linked('ann', 'rise-1'));
    const change = { before: affiliate('ann'), after: affiliate('ann', { updatedAt: LATER }) };
    const accounts = {
      before: account('ann', 'rise-1', other),
      after: account('ann', 'rise-1', { checkedAt: LATER, ...other }),
    };
    await expectNothingWritten({ ...change, account: accounts }, 'changed');
  });

  it('do not share a payee id, whatever its letter case', async () => {
    await save(linked('ann', 'Rise-1'));
    await expectNothingWritten(linked('bob', 'rise-1'), 'payee-taken');
  });

  it('give a payee id back when they are linked to another', async () => {
    await save(linked('ann', 'rise-1'));
    const relinked = {
      before: affiliate('ann'),
      after: affiliate('ann'),
      account: { before: account('ann', 'rise-1'), after: account('ann', 'rise-2') },
    };
    expect(await save(relinked)).toBe('saved');
    await expectNothingWritten(linked('bob', 'rise-2'), 'payee-taken');
    expect(await save(linked('bob', 'rise-1'))).toBe('saved');
  });

  it('keep their rise id when only its letter case changes', async () => {
    await save(linked('ann', 'rise-1'));
    const accounts = { before: account('ann', 'rise-1'), after: account('ann', 'RISE-1') };
    expect(await save({ before: affiliate('ann'), after: affiliate('ann'), account: accounts })).toBe('saved');
    await expectNothingWritten(linked('bob', 'rise-1'), 'payee-taken');
  });

  describe('saved together', () => {
    const together = (...saves: Parameters<typeof save>[0][]) =>
      affiliates.saveTogether(
        saves.map((one) => ({
          save: one,
          audit: anAudit('affiliate.imported', { type: 'affiliate', affiliateId: one.after.affiliateId }),
        })),
      );
    const many = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => linked(`${prefix}-${n}`, `rise-${prefix}-${n}`));
    const idsOf = (saves: readonly Parameters<typeof save>[0][]) => saves.map(({ after }) => after.affiliateId);

    it('are all saved as each alone would be, however many they are, with an audit entry each (M7)', async () => {
      const saves = many('a', 30);
      expect(await together(...saves)).toEqual(saves.map(() => true));
      const found = await affiliates.find(idsOf(saves));
      expect([...found.values()]).toEqual(expect.arrayContaining(saves.map(({ after }) => after)));
      const ofAll = await allItems(db);
      expect((await auditActions(db)).length).toBe(30);
      const other = await createTestTable();
      const one = new DynamoAffiliateRepository(other.table);
      for (const change of saves) await one.save(change, audit());
      const kinds = (items: readonly Record<string, unknown>[]) =>
        items.map(({ PK, SK }) => `${String(PK)} ${String(SK)}`).filter((key) => !key.includes('AUDIT'));
      expect(kinds(ofAll).sort()).toEqual(kinds(await allItems(other)).sort());
    });

    it('are not saved if one that shares their transaction is refused, and the others are', async () => {
      await save(linked('ann', 'rise-1'));
      const saves = [...many('a', 20), linked('bob', 'RISE-1'), ...many('b', 20)];
      const saved = await together(...saves);
      expect(saved[20]).toBe(false);
      expect(saved.filter((is) => !is).length).toBeLessThan(20);
      const found = await affiliates.find(idsOf(saves));
      expect(saves.map(({ after }) => found.has(after.affiliateId))).toEqual(saved);
    });

    it('are saved even if they have the same holder at the provider', async () => {
      const held = (id: string) => {
        const { account: link, ...rest } = linked(id, `rise-${id}`);
        return { ...rest, account: { ...link, after: account(id, `rise-${id}`, { holderId: 'us-1' }) } };
      };
      expect(await together(held('ann'), held('bob'))).toEqual([true, true]);
      expect(['ann', 'bob']).toContain(await affiliates.findByHolder('mock', 'us-1'));
    });
  });
});
