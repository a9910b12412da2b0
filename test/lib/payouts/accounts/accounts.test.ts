import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { linkAccount } from '../../../../lib/payouts/accounts/link-account.ts';
import { listAccounts } from '../../../../lib/payouts/accounts/list-accounts.ts';
import { syncAccountsOf, syncPage } from '../../../../lib/payouts/accounts/sync-accounts.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditActions } from '../../../support/items.ts';
import { affiliatesWith, createWorld, overriding, type World, withProvider } from '../../../support/world.ts';

describe('accounts', () => {
  let world: World;
  let ids: string[];

  beforeEach(async () => {
    world = await createWorld();
    ids = await affiliatesWith(world, 12);
    world.clock.advance(60);
  });

  const link = (id: string, rise: string, on: World = world) =>
    linkAccount(on, on.context, { affiliateId: affiliateId(id), payeeId: payeeId(rise) });
  const sync = (some: readonly string[], on: World = world) => syncAccountsOf(on, on.context, some.map(affiliateId));
  const accountOf = async (id: string) => (await world.affiliates.findAccounts([affiliateId(id)])).get(affiliateId(id));
  /** The provider has changed its mind about everybody. */
  const rejecting = () =>
    withProvider(world, () => ({
      getPayee: async ({ payeeId: id }) => ({ payeeId: id, kycStatus: 'REJECTED', canReceivePayments: false }),
    }));
  const refused = (code: string) => ({ refused: { code } });

  it('are listed, each once, page by page', async () => {
    const found: string[] = [];
    let after: Awaited<ReturnType<typeof listAccounts>>['next'];
    do {
      const page = await listAccounts(world, {}, { limit: 5, after });
      found.push(...page.items.flatMap((contact) => ('account' in contact ? contact.account.affiliateId : [])));
      after = page.next;
    } while (after);
    expect(found.toSorted()).toEqual(ids);
    await sync(['aff-003'], rejecting());
    expect((await listAccounts(world, { kycStatus: 'REJECTED' }, { limit: 5 })).items).toMatchObject([
      { account: { affiliateId: 'aff-003' } },
    ]);
  });

  it('are linked with the status that the provider says, once', async () => {
    expect(await link('aff-001', 'mock:unverified:new')).toMatchObject({
      isNew: true,
      account: { kycStatus: 'PENDING', payeeIdChangedAt: world.clock.now() },
    });
    const before = await allItems(world);
    expect(await link('aff-001', 'mock:unverified:new')).toMatchObject({ isNew: false });
    expect(await allItems(world)).toEqual(before);
  });

  it('stay as they are when the same rise id is linked in other letter case', async () => {
    const before = await allItems(world);
    expect(await link('aff-001', 'MOCK:OK:AFF-001')).toMatchObject({
      isNew: false,
      account: { payeeId: 'mock:ok:aff-001' },
    });
    expect(await allItems(world)).toEqual(before);
  });

  it('keep their rise id when the same one is linked in other letter case at another provider', async () => {
    const elsewhere = withProvider(world, () => ({ name: 'elsewhere' }));
    expect(await link('aff-001', 'MOCK:OK:AFF-001', elsewhere)).toMatchObject({ isNew: true });
    await expect(link('aff-002', 'mock:ok:aff-001')).rejects.toMatchObject(refused('rise_id_taken'));
  });

  it('need an affiliate, and belong to one only', async () => {
    await expect(link('nobody', 'mock:ok:x')).rejects.toMatchObject(refused('affiliate_not_found'));
    await expect(link('aff-001', 'mock:ok:aff-002')).rejects.toMatchObject(refused('rise_id_taken'));
    await expect(link('aff-001', 'MOCK:OK:AFF-002')).rejects.toMatchObject(refused('rise_id_taken'));
    await link('aff-002', 'mock:ok:other');
    expect(await link('aff-001', 'mock:ok:aff-002')).toMatchObject({ isNew: true });
  });

  it('are synced: a verdict for each, in the order asked, and nothing written where nothing is new', async () => {
    const before = await allItems(world);
    expect(await sync(['aff-002', 'nobody', 'aff-001'])).toMatchObject([
      { affiliateId: 'aff-002', status: 'unchanged', kycStatus: 'APPROVED' },
      { affiliateId: 'nobody', status: 'failed', code: 'no_rise_account' },
      { affiliateId: 'aff-001', status: 'unchanged' },
    ]);
    expect(await allItems(world)).toEqual(before);
    expect(await sync(['aff-001'], rejecting())).toMatchObject([{ status: 'updated', kycStatus: 'REJECTED' }]);
    expect((await auditActions(world)).filter((action) => action === 'account.refreshed')).toHaveLength(1);
  });

  it('are synced all the same if one cannot be asked about', async () => {
    const failing = withProvider(world, (mock) => ({
      getPayee: async (known) => {
        if (known.payeeId === 'mock:ok:aff-005') throw new Error('down');
        return mock.getPayee(known);
      },
    }));
    const { items } = await syncPage(failing, world.context, { limit: 100 });
    expect(items).toHaveLength(12);
    expect(items.filter(({ status }) => status === 'failed')).toMatchObject([
      { affiliateId: 'aff-005', code: 'provider_unavailable' },
    ]);
  });

  it('are synced all the same if one cannot be read or written, named or page by page', async () => {
    const affiliates = overriding(world.affiliates, {
      saveAccount: async (save, audit) => {
        if (save.after.affiliateId === 'aff-005') throw new Error('throttled');
        return world.affiliates.saveAccount(save, audit);
      },
      findAccounts: async (some) => {
        if (some.includes(affiliateId('aff-007'))) throw new Error('not an account');
        return world.affiliates.findAccounts(some);
      },
    });
    const on = overriding(rejecting(), { affiliates });
    const { items } = await syncPage(on, world.context, { limit: 100 });
    expect(items.filter(({ status }) => status === 'updated')).toHaveLength(11);
    expect(items.filter(({ status }) => status === 'failed')).toEqual([
      expect.objectContaining({ affiliateId: 'aff-005', code: 'store_unavailable', error: new Error('throttled') }),
    ]);
    expect(await sync(['aff-006', 'aff-007', 'aff-008'], on)).toMatchObject([
      { affiliateId: 'aff-006', status: 'unchanged' },
      { affiliateId: 'aff-007', status: 'failed', code: 'store_unavailable' },
      { affiliateId: 'aff-008', status: 'unchanged' },
    ]);
  });

  it('sync against link: a link just before the sync writes is not undone, and the new account is asked about', async () => {
    const on = rejecting();
    const affiliates = justBefore(world.affiliates, 'saveAccount', () => link('aff-001', 'mock:ok:fresh'));
    expect(await sync(['aff-001'], { ...on, affiliates })).toMatchObject([
      { status: 'updated', kycStatus: 'REJECTED' },
    ]);
    expect(await accountOf('aff-001')).toMatchObject({ payeeId: 'mock:ok:fresh', kycStatus: 'REJECTED' });
  });

  it('link against sync: a sync just before the link writes makes the link read again', async () => {
    const affiliates = justBefore(world.affiliates, 'saveAccount', () => sync(['aff-001'], rejecting()));
    expect(await link('aff-001', 'mock:ok:fresh', { ...world, affiliates })).toMatchObject({ isNew: true });
    expect(await accountOf('aff-001')).toMatchObject({ payeeId: 'mock:ok:fresh', kycStatus: 'APPROVED' });
  });

  it('two links of one account at once: one affiliate gets it', async () => {
    const both = await Promise.allSettled([link('aff-001', 'mock:ok:one'), link('aff-002', 'mock:ok:one')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
