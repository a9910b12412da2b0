import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { inviteAffiliate } from '../../../../lib/payouts/accounts/invite-affiliate.ts';
import { linkAccount } from '../../../../lib/payouts/accounts/link-account.ts';
import { listAccounts } from '../../../../lib/payouts/accounts/list-accounts.ts';
import { syncAccountsOf, syncPage } from '../../../../lib/payouts/accounts/sync-accounts.ts';
import { syncAllAccounts } from '../../../../lib/payouts/accounts/sync-all-accounts.ts';
import { getAffiliate } from '../../../../lib/payouts/affiliates/get-affiliate.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditActions, auditEntries } from '../../../support/items.ts';
import { createWorld, overriding, type World, withProvider } from '../../../support/world.ts';

const ANN = affiliateId('ann');
const BEN = affiliateId('ben');

describe('invites', () => {
  let world: World;
  /** What the provider was asked, in order. */
  let asked: string[];
  /** The addresses whose invites the provider lists as pending. */
  let pending: Set<string>;
  let on: World;

  beforeEach(async () => {
    world = await createWorld();
    asked = [];
    pending = new Set();
    on = provider();
    const rows = [ANN, BEN].map((id) => ({
      affiliateId: id,
      fullName: `Name of ${id}`,
      email: `${id}@example.com`,
      country: 'US',
    }));
    await importAffiliates(world, world.context, rows);
  });

  const provider = (more: Partial<PaymentProvider> = {}) =>
    withProvider(world, () => ({
      invite: async (email: string) => {
        asked.push(`invite ${email}`);
        pending.add(email);
        return { inviteId: `in-${asked.length}`, email };
      },
      pendingInvites: async () => {
        asked.push('pending');
        const made = await world.affiliates.findInvites([ANN, BEN]);
        return [...made.values()].filter(({ email }) => pending.has(email));
      },
      ...more,
    }));
  const invite = (email?: string, deps: World = on, id = ANN) =>
    inviteAffiliate(deps, deps.context, { affiliateId: id, email });
  const link = (id = ANN) => linkAccount(world, world.context, { affiliateId: id, payeeId: payeeId(`mock:ok:${id}`) });
  const inviteOf = async (id = ANN) => (await world.affiliates.findInvites([id])).get(id);
  const syncAll = (deps: World = on) => syncAllAccounts(deps, deps.context);
  const refused = (code: string) => ({ refused: { code } });

  it('go to the address of the profile, or to the one that is given, and say who asked when', async () => {
    expect(await invite()).toMatchObject({
      isNew: true,
      invite: { email: 'ann@example.com', status: 'PENDING', invitedBy: 'admin', invitedAt: world.clock.now() },
    });
    await invite('office@example.com', on, BEN);
    expect(asked).toEqual(['invite ann@example.com', 'invite office@example.com']);
  });

  it('again to the same address change nothing, and the provider is not asked; another address is asked for', async () => {
    await invite();
    const before = await allItems(world);
    expect(await invite('ANN@example.com')).toMatchObject({ isNew: false });
    expect(await allItems(world)).toEqual(before);
    expect(await invite('ann@work.example')).toMatchObject({ isNew: true });
    expect(asked).toEqual(['invite ann@example.com', 'invite ann@work.example']);
    expect(await inviteOf()).toMatchObject({ email: 'ann@work.example' });
  });

  it('need an affiliate without an account at that provider', async () => {
    await expect(invite(undefined, on, affiliateId('nobody'))).rejects.toMatchObject(refused('affiliate_not_found'));
    await link();
    await expect(invite()).rejects.toMatchObject(refused('already_linked'));
    expect(asked).toEqual([]);
  });

  it('are asked for though there is an account at another provider', async () => {
    await link();
    const account = (await world.affiliates.findAccounts([ANN])).get(ANN);
    await world.table.put({ PK: 'AFFILIATE#ann', SK: 'RISE', ...account, provider: 'other' });
    expect(await invite()).toMatchObject({ isNew: true });
    expect(await getAffiliate(world, ANN)).toMatchObject({
      account: { provider: 'other' },
      invite: { provider: 'mock' },
    });
  });

  it('against a link just before they are kept: nothing is kept, and the caller is told', async () => {
    const affiliates = justBefore(world.affiliates, 'saveInvite', () => link());
    await expect(invite(undefined, overriding(on, { affiliates }))).rejects.toMatchObject(refused('already_linked'));
    expect(await inviteOf()).toBeUndefined();
  });

  it('asked for twice at once are kept once', async () => {
    const affiliates = justBefore(world.affiliates, 'saveInvite', () => invite());
    expect(await invite(undefined, overriding(on, { affiliates }))).toMatchObject({ isNew: false });
    expect((await auditActions(world)).filter((action) => action === 'account.invited')).toHaveLength(1);
  });

  it('that the provider does not make are refused as such, with what broke for the log', async () => {
    const down = new Error('down');
    const failing = provider({ invite: () => Promise.reject(down) });
    await expect(invite(undefined, failing)).rejects.toMatchObject({ ...refused('invite_not_made'), cause: down });
    expect(await inviteOf()).toBeUndefined();
  });

  it('are listed after the accounts as PENDING, until an account is linked', async () => {
    await link(BEN);
    await invite();
    const { items } = await listAccounts(world, {}, { limit: 10 });
    expect(items).toMatchObject([{ account: { affiliateId: BEN } }, { invite: { affiliateId: ANN } }]);
    const first = await listAccounts(world, {}, { limit: 1 });
    const second = await listAccounts(world, {}, { limit: 1, after: first.next });
    expect([...first.items, ...second.items]).toEqual(items);
    expect((await listAccounts(world, { kycStatus: 'PENDING' }, { limit: 10 })).items).toHaveLength(1);
    expect((await listAccounts(world, { kycStatus: 'APPROVED' }, { limit: 10 })).items).toHaveLength(1);
    await link(ANN);
    expect((await listAccounts(world, {}, { limit: 10 })).items).toMatchObject([
      { account: expect.anything() },
      { account: expect.anything() },
    ]);
    expect((await getAffiliate(world, ANN)).invite).toBeUndefined();
  });

  it('are ACCEPTED once the provider lists them no more, which is asked once for all, and nobody is linked by it', async () => {
    await invite();
    await invite(undefined, on, BEN);
    world.clock.advance(60);
    expect(await syncAll()).toMatchObject({ updated: 0, unchanged: 2 });
    pending.delete('ann@example.com');
    expect(await syncAll()).toMatchObject({ updated: 1, unchanged: 1, failed: [] });
    expect(asked.filter((what) => what === 'pending')).toHaveLength(2);
    expect(await inviteOf()).toMatchObject({ status: 'ACCEPTED', acceptedAt: world.clock.now() });
    expect(await inviteOf(BEN)).toMatchObject({ status: 'PENDING' });
    expect(await world.affiliates.findAccounts([ANN])).toEqual(new Map());
    const before = await allItems(world);
    expect(await syncAccountsOf(on, world.context, [ANN, BEN])).toEqual([
      { affiliateId: ANN, status: 'unchanged', kycStatus: 'PENDING', invite: 'ACCEPTED' },
      { affiliateId: BEN, status: 'unchanged', kycStatus: 'PENDING', invite: 'PENDING' },
    ]);
    expect(await allItems(world)).toEqual(before);
  });

  it('are never asked about where there are none', async () => {
    await link();
    await syncAll();
    await syncPage(on, world.context, { limit: 10 });
    expect(asked).toEqual([]);
  });

  it('that were made while the list was under way are not taken for accepted', async () => {
    await invite();
    pending.clear();
    world.clock.advance(59);
    expect(await syncAll()).toMatchObject({ updated: 0 });
    world.clock.advance(1);
    expect(await syncAll()).toMatchObject({ updated: 1 });
  });

  it('that were accepted may be asked for again, for example because one was withdrawn', async () => {
    await invite();
    pending.clear();
    world.clock.advance(60);
    await syncAll();
    expect(await invite()).toMatchObject({ isNew: true, invite: { status: 'PENDING' } });
    expect((await inviteOf())?.acceptedAt).toBeUndefined();
  });

  it('sync against invite: a new invite just before the sync writes stays PENDING', async () => {
    await invite();
    pending.clear();
    world.clock.advance(60);
    const affiliates = justBefore(world.affiliates, 'saveInvite', () => invite('ann@work.example'));
    await syncAll(overriding(on, { affiliates }));
    expect(await inviteOf()).toMatchObject({ email: 'ann@work.example', status: 'PENDING' });
  });

  it('say so, and stop nothing else, when the provider or the table does not answer', async () => {
    await invite();
    await link(BEN);
    world.clock.advance(60);
    const silent = provider({ pendingInvites: () => Promise.reject(new Error('down')) });
    expect(await syncAll(silent)).toMatchObject({
      unchanged: 1,
      failed: [{ affiliateId: ANN, reason: 'provider_unavailable' }],
    });
    pending.clear();
    const saveInvite: World['affiliates']['saveInvite'] = async () => {
      throw new Error('throttled');
    };
    const affiliates = overriding(world.affiliates, { saveInvite });
    expect(await syncAll(overriding(on, { affiliates }))).toMatchObject({
      unchanged: 1,
      failed: [{ affiliateId: ANN, reason: 'store_unavailable' }],
    });
  });

  it('say nothing of an affiliate of whom the table does not tell whether an account is linked', async () => {
    await invite();
    const affiliates = overriding(world.affiliates, { findAccounts: () => Promise.reject(new Error('throttled')) });
    expect(await syncAccountsOf(overriding(on, { affiliates }), world.context, [ANN])).toMatchObject([
      { affiliateId: ANN, status: 'failed', code: 'store_unavailable' },
    ]);
  });

  it('are in the audit log without the address', async () => {
    await invite('secret@example.com');
    pending.clear();
    world.clock.advance(60);
    await syncAll();
    const entries = await auditEntries(world);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.invited', 'account.invite_accepted']),
    );
    const details = entries.map((entry) =>
      JSON.stringify(entry.details, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    );
    expect(details.join()).not.toContain('secret@example.com');
  });
});
