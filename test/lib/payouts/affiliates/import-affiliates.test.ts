import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { getAffiliate } from '../../../../lib/payouts/affiliates/get-affiliate.ts';
import { type AffiliateImport, importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { affiliateWith, createWorld, overriding, type World, withProvider } from '../../../support/world.ts';

const ANN = affiliateId('ann');
const row = (id: string, patch: Partial<AffiliateImport> = {}): AffiliateImport => ({
  affiliateId: affiliateId(id),
  fullName: `Name of ${id}`,
  email: `${id}@example.com`,
  country: 'US',
  payeeId: payeeId(`mock:ok:${id}`),
  ...patch,
});

describe('importing affiliates', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const load = (...rows: readonly AffiliateImport[]) => importAffiliates(world, world.context, rows);
  const get = (id = ANN) => getAffiliate(world, id);

  it('creates them and links their accounts as the provider knows them, with an audit entry (M7)', async () => {
    expect(await load(row('ann'))).toEqual([{ affiliateId: 'ann', status: 'accepted' }]);
    expect(await get()).toMatchObject({
      affiliate: { fullName: 'Name of ann', createdAt: world.clock.now() },
      account: { payeeId: 'mock:ok:ann', kycStatus: 'APPROVED', canReceivePayments: true },
      balances: [],
    });
    expect(await auditEntries(world)).toMatchObject([{ action: 'affiliate.imported', details: { created: true } }]);
  });

  it('saves the others if one cannot be read or written, and says so for that one', async () => {
    const affiliates = overriding(world.affiliates, {
      find: async (ids) => {
        if (ids.includes(affiliateId('unreadable'))) throw new Error('not an affiliate');
        return world.affiliates.find(ids);
      },
      save: async (save, audit) => {
        if (save.after.affiliateId === 'throttled') throw new Error('throttled');
        return world.affiliates.save(save, audit);
      },
    });
    const rows = [row('ann'), row('unreadable'), row('throttled'), row('ben')];
    expect(await importAffiliates(overriding(world, { affiliates }), world.context, rows)).toMatchObject([
      { affiliateId: 'ann', status: 'accepted' },
      {
        affiliateId: 'unreadable',
        status: 'rejected',
        code: 'store_unavailable',
        error: new Error('not an affiliate'),
      },
      { affiliateId: 'throttled', status: 'rejected', code: 'store_unavailable', error: new Error('throttled') },
      { affiliateId: 'ben', status: 'accepted' },
    ]);
    expect(await load(...rows)).toMatchObject(rows.map(() => ({ status: 'accepted' })));
  });

  it('fails as a whole if none can be written: the store is down', async () => {
    const save: World['affiliates']['save'] = async () => {
      throw new Error('down');
    };
    const affiliates = overriding(world.affiliates, { save, saveTogether: async (saves) => saves.map(() => false) });
    const down = overriding(world, { affiliates });
    await expect(importAffiliates(down, world.context, [row('ann'), row('ben')])).rejects.toThrow('down');
  });

  it('writes those together whom nothing stands in the way of, and each of the others alone', async () => {
    await load(row('ann'));
    const alone: string[] = [];
    const affiliates = overriding(world.affiliates, {
      save: (save, audit) => {
        alone.push(save.after.affiliateId);
        return world.affiliates.save(save, audit);
      },
    });
    const many = (prefix: string) => Array.from({ length: 20 }, (_, n) => row(`${prefix}-${n}`));
    const rows = [...many('before'), row('bob', { payeeId: payeeId('mock:ok:ann') }), ...many('after')];
    const verdicts = await importAffiliates(overriding(world, { affiliates }), world.context, rows);
    expect(verdicts.filter(({ status }) => status === 'rejected')).toMatchObject([
      { affiliateId: 'bob', code: 'rise_id_taken' },
    ]);
    expect((await world.affiliates.find(rows.map((one) => one.affiliateId))).size).toBe(40);
    expect(alone).toContain('bob');
    expect(alone.length).toBeLessThan(20);
    expect(await auditEntries(world)).toHaveLength(41);
  });

  it('makes each once if they were written together and nobody got the answer', async () => {
    const affiliates = overriding(world.affiliates, {
      saveTogether: async (saves) => (await world.affiliates.saveTogether(saves)).map(() => false),
    });
    const rows = [row('ann'), row('ben')];
    const verdicts = await importAffiliates(overriding(world, { affiliates }), world.context, rows);
    expect(verdicts).toMatchObject(rows.map(() => ({ status: 'accepted' })));
    expect(await auditEntries(world)).toHaveLength(2);
  });

  it('has written the rows before those about which the provider never answers', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => row(`aff-${n}`));
    const asked = Promise.withResolvers<void>();
    const never = new Promise<undefined>(() => undefined);
    const silent = withProvider(world, (mock) => ({
      getPayee: (known) => {
        if (known.payeeId !== 'mock:ok:aff-59') return mock.getPayee(known);
        asked.resolve();
        return never;
      },
    }));
    void importAffiliates(silent, world.context, rows);
    await asked.promise;
    expect((await world.affiliates.find(rows.map((one) => one.affiliateId))).size).toBe(50);
  });

  it('undoes nothing that somebody changed between the first handling of a request and the second', async () => {
    const rows = [row('ann'), row('ben')];
    const { context } = world;
    await importAffiliates(world, context, rows);
    world.clock.advance(60);
    await load(row('ann', { fullName: 'Ann Other' }));
    expect(await importAffiliates(world, context, rows)).toMatchObject(rows.map(() => ({ status: 'accepted' })));
    expect((await get()).affiliate.fullName).toBe('Ann Other');
  });

  it('again changes nothing', async () => {
    await load(row('ann'));
    const before = await allItems(world);
    world.clock.advance(60);
    expect(await load(row('ann'))).toEqual([{ affiliateId: 'ann', status: 'accepted' }]);
    expect(await allItems(world)).toEqual(before);
  });

  it('again, with the rise id in other letter case, changes nothing', async () => {
    await load(row('ann'));
    const before = await allItems(world);
    world.clock.advance(60);
    expect(await load(row('ann', { payeeId: payeeId('MOCK:OK:ANN') }))).toMatchObject([{ status: 'accepted' }]);
    expect(await allItems(world)).toEqual(before);
  });

  it('updates what is different, and keeps when it was created and an account that is not named', async () => {
    await load(row('ann'));
    const { affiliate: created } = await get();
    world.clock.advance(60);
    await load(row('ann', { fullName: 'Ann Other', payeeId: undefined }));
    expect(await get()).toMatchObject({
      affiliate: { fullName: 'Ann Other', createdAt: created.createdAt, updatedAt: world.clock.now() },
      account: { payeeId: 'mock:ok:ann', linkedAt: created.createdAt },
    });
  });

  it('keeps a payee who is not through KYC as PENDING', async () => {
    await load(row('ann', { payeeId: payeeId('mock:unverified:ann') }));
    expect((await get()).account).toMatchObject({ kycStatus: 'PENDING', canReceivePayments: false });
  });

  it('keeps a payee whom the provider does not know as PENDING', async () => {
    const unaware = withProvider(world, () => ({ getPayee: async () => undefined }));
    await importAffiliates(unaware, world.context, [row('ann')]);
    expect((await get()).account).toMatchObject({ kycStatus: 'PENDING', canReceivePayments: false });
  });

  it('goes on with the other rows when the provider does not answer for one', async () => {
    const silent = withProvider(world, (mock) => ({
      getPayee: (known) => (known.payeeId === 'rise-1' ? Promise.reject(new Error('down')) : mock.getPayee(known)),
    }));
    const rows = [row('ann', { payeeId: payeeId('rise-1') }), row('bob')];
    const verdicts = await importAffiliates(silent, world.context, rows);
    expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
    expect((await get()).account).toMatchObject({ payeeId: 'rise-1', kycStatus: 'PENDING', canReceivePayments: false });
    expect((await get(affiliateId('bob'))).account).toMatchObject({ kycStatus: 'APPROVED' });
  });

  it('refreshes the status of a link that was there, without linking it anew', async () => {
    const unaware = withProvider(world, () => ({ getPayee: async () => undefined }));
    await importAffiliates(unaware, world.context, [row('ann')]);
    const linkedAt = (await get()).account?.linkedAt;
    world.clock.advance(60);
    await load(row('ann'));
    expect((await get()).account).toMatchObject({ kycStatus: 'APPROVED', linkedAt, checkedAt: world.clock.now() });
  });

  it('refuses a payee id that another affiliate has, and takes the rows beside it in their order', async () => {
    await load(row('ann'));
    expect(await load(row('bob', { payeeId: payeeId('MOCK:OK:ANN') }), row('cat'))).toMatchObject([
      { affiliateId: 'bob', status: 'rejected', code: 'rise_id_taken' },
      { affiliateId: 'cat', status: 'accepted' },
    ]);
    await expect(get(affiliateId('bob'))).rejects.toMatchObject({ refused: { code: 'affiliate_not_found' } });
  });

  it.each([
    ['in the order of the rows', 'rise-9', 'mock:ok:ann', ['accepted', 'accepted']],
    ['also in other letter case', 'rise-9', 'MOCK:OK:ANN', ['accepted', 'accepted']],
    ['only if it is free by then', 'mock:ok:ann', 'mock:ok:ann', ['accepted', 'rejected']],
  ])('gives a payee id that one row frees to a later row, %s', async (_, anns, bobs, statuses) => {
    await load(row('ann'));
    const slow = withProvider(world, (mock) => ({
      getPayee: async (known) => {
        if (known.payeeId === 'rise-9') await setTimeout(50);
        return mock.getPayee(known);
      },
    }));
    const rows = [row('ann', { payeeId: payeeId(anns) }), row('bob', { payeeId: payeeId(bobs) })];
    const verdicts = await importAffiliates(slow, world.context, rows);
    expect(verdicts.map(({ status }) => status)).toEqual(statuses);
  });

  it('does not give a payee id to a row before the one that frees it', async () => {
    await load(row('ann'));
    const slow = withProvider(world, (mock) => ({
      getPayee: async (known) => {
        if (known.payeeId === 'mock:ok:ann') await setTimeout(50);
        return mock.getPayee(known);
      },
    }));
    const rows = [row('bob', { payeeId: payeeId('mock:ok:ann') }), row('ann', { payeeId: payeeId('rise-9') })];
    const verdicts = await importAffiliates(slow, world.context, rows);
    expect(verdicts.map(({ status }) => status)).toEqual(['rejected', 'accepted']);
  });

  it('lets one of two affiliates who claim a payee id at once have it', async () => {
    const rise = { payeeId: payeeId('rise-1') };
    const both = await Promise.all([load(row('ann', rise)), load(row('bob', rise))]);
    expect(
      both
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['accepted', 'rejected']);
  });

  it('with one affiliate in two rows ends as the last row says', async () => {
    await load(row('ann', { fullName: 'First' }), row('bob'), row('ann', { fullName: 'Last' }));
    expect((await get()).affiliate.fullName).toBe('Last');
  });

  it('twice at once makes each of them once', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => row(`aff-${n}`));
    await Promise.all([load(...rows), load(...rows)]);
    expect(await auditEntries(world)).toHaveLength(20);
  });

  it('shows the balances beside the affiliate', async () => {
    await affiliateWith(world, 'ann', '60.00');
    expect((await get()).balances).toMatchObject([{ currency: 'USD', accruedMinor: 6_000n }]);
  });
});
