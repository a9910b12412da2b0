import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, attemptId, type TransactionId } from '../../../../lib/domain/shared/ids.ts';
import { holdAffiliate } from '../../../../lib/payouts/affiliates/hold-affiliate.ts';
import { releaseAffiliate } from '../../../../lib/payouts/affiliates/release-affiliate.ts';
import { withdrawRelease } from '../../../../lib/payouts/affiliates/withdraw-release.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { announcementsOf } from '../../../../lib/payouts/events/announcements.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import {
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  onlyPayment,
  USD,
  type World,
} from '../../../support/world.ts';

const ZOE = affiliateId('zoe');
const EUR = currency('EUR');
const SECOND = { refused: { code: 'second_person_required' } };

describe('the hold of money paid twice, while approval is on', () => {
  let world: World;
  let transactionId: TransactionId;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'zoe', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await cancelBatch(world, world.context, batch.batchId);
    transactionId = (await onlyPayment(world, batch.batchId)).transactionId;
    await paidAgain('0001-0000-0000');
    await approval('always');
  });

  const as = (name: string): Context => ({
    ...world.context,
    actor: { type: 'admin', sub: `sub-${name}`, username: name },
  });
  const approval = (mode: 'always' | 'off', name = 'ann') => changeSettings(world, as(name), { approval: { mode } });
  /** What was given up is paid after all, by that attempt. */
  const paidAgain = (attempt: string) =>
    recordOutcomes(world, world.context, attemptId(attempt), [
      { transactionId, outcome: { kind: 'completed', providerReference: attempt } },
    ]);
  const release = (name: string, on: World = world) => releaseAffiliate(on, as(name), ZOE);
  const withdraw = (name: string) => withdrawRelease(world, as(name), ZOE);
  const holdBy = (name: string) => holdAffiliate(world, as(name), ZOE, { reason: 'fraud check' });
  const isHeld = async () => (await balanceOf(world, 'zoe')).hold !== undefined;
  const proposal = async () => (await world.holds.find([ZOE])).get(ZOE)?.proposal;
  const interleaved = (happens: () => Promise<unknown>): World => ({
    ...world,
    holds: justBefore(world.holds, 'save', happens),
  });

  it('is lifted by two people: the first proposes, the second makes it so', async () => {
    await release('ann');
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ann']);
    await expect(release('ann')).rejects.toMatchObject(SECOND);
    await release('ben');
    expect([await isHeld(), await proposal()]).toEqual([false, undefined]);
    expect((await auditEntries(world)).slice(-2)).toMatchObject([
      { action: 'affiliate.release_proposed', actor: { username: 'ann' }, details: { automaticHolds: ['USD'] } },
      { action: 'affiliate.released', actor: { username: 'ben' }, details: { proposedBy: 'ann' } },
    ]);
  });

  it('is announced when somebody wants to lift it', async () => {
    await release('ann');
    const entry = (await auditEntries(world)).map(fromAuditItem).at(-1);
    const { events, message } = announcementsOf(entry ?? expect.fail());
    const facts = { of: 'RELEASE', affiliateId: 'zoe', currencies: ['USD'] };
    expect(events).toMatchObject([{ type: 'approval.wanted', facts }]);
    expect(message).toMatchObject({ kind: 'approval', text: expect.stringContaining('zoe') });
  });

  it('keeps what people hold beside it, too, until the second person lifts both', async () => {
    await holdBy('cid');
    await release('ann');
    expect((await world.holds.find([ZOE])).get(ZOE)?.all).toBeDefined();
    await release('ben');
    expect([await isHeld(), (await world.holds.find([ZOE])).get(ZOE)?.all]).toEqual([false, undefined]);
  });

  it('is not in the way of one person who lifts what only people hold', async () => {
    for (const name of ['ann', 'ben']) await release(name);
    await holdBy('ann');
    await release('ann');
    expect((await world.holds.find([ZOE])).get(ZOE)?.all).toBeUndefined();
  });

  it('is lifted by one person where approval is off', async () => {
    await approval('off', 'ann');
    await approval('off', 'ben');
    await release('ann');
    expect(await isHeld()).toBe(false);
  });

  it('proposed to be lifted is answered alike to the same request again', async () => {
    const context = world.requestContext('r-1', as('ann').actor);
    await releaseAffiliate(world, context, ZOE);
    const before = await allItems(world);
    await releaseAffiliate(world, context, ZOE);
    expect(await allItems(world)).toEqual(before);
  });

  it('proposed to be lifted is so for 24 hours, and may be withdrawn by anybody', async () => {
    await release('ann');
    world.clock.advance(86_400);
    await release('ben');
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ben']);
    await withdraw('cid');
    expect(await proposal()).toBeUndefined();
    await release('ann');
    expect(await isHeld()).toBe(true);
  });

  it('with a currency named is another release than without', async () => {
    await release('ann');
    await releaseAffiliate(world, as('ben'), ZOE, USD);
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ben']);
  });

  it.each([
    ['paid once more', () => paidAgain('0001-0001-0000')],
    ['held by a person', () => holdBy('cid')],
  ])('proposed to be lifted before they were %s is not lifted: the first had not seen it', async (_, happens) => {
    await release('ann');
    world.clock.advance(1);
    await happens();
    await release('ben');
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ben']);
  });

  it.each([
    ['another release that somebody proposes', (name: string) => releaseAffiliate(world, as(name), ZOE, USD)],
    ['a hold that somebody places', holdBy],
    ['a release of what only people hold', (name: string) => releaseAffiliate(world, as(name), ZOE, EUR)],
  ])(
    'proposed to be lifted is so no more after %s, and the audit log says which proposal ended',
    async (_, happens) => {
      await holdAffiliate(world, as('cid'), ZOE, { reason: 'fraud check', currency: EUR });
      await release('ann');
      const { proposalId } = (await proposal()) ?? expect.fail('there is no proposal');
      await happens('ben');
      expect((await proposal())?.proposalId).not.toBe(proposalId);
      expect((await auditEntries(world)).at(-1)).toMatchObject({ details: { takesAwayProposal: proposalId } });
    },
  );

  it('released by one person since approval is off, while somebody had proposed it: the audit log says so', async () => {
    await release('ann');
    const { proposalId } = (await proposal()) ?? expect.fail('there is no proposal');
    for (const name of ['ann', 'ben']) await approval('off', name);
    await release('ben');
    expect(await isHeld()).toBe(false);
    expect((await auditEntries(world)).at(-1)).toMatchObject({ details: { takesAwayProposal: proposalId } });
  });

  it('confirm against a hold of M6 in between: the hold that nobody has seen stays', async () => {
    await release('ann');
    const again = async () => {
      world.clock.advance(1);
      await paidAgain('0001-0001-0000');
    };
    await release('ben', interleaved(again));
    expect(await isHeld()).toBe(true);
  });

  it('confirm against a hold of a person in between: that one stays', async () => {
    await release('ann');
    await release(
      'ben',
      interleaved(() => holdBy('cid')),
    );
    expect((await world.holds.find([ZOE])).get(ZOE)?.all).toBeDefined();
    expect(await isHeld()).toBe(true);
  });

  it('confirm against withdraw in between: it is a proposal of its own', async () => {
    await release('ann');
    await release(
      'ben',
      interleaved(() => withdraw('ann')),
    );
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ben']);
  });

  it('propose against propose, one person with two requests: nothing is lifted', async () => {
    await expect(
      release(
        'ann',
        interleaved(() => release('ann')),
      ),
    ).rejects.toMatchObject(SECOND);
    expect(await isHeld()).toBe(true);
  });

  it('confirm against confirm: it is lifted once', async () => {
    await release('ann');
    await release(
      'ben',
      interleaved(() => release('cid')),
    );
    const released = (await auditEntries(world)).filter(({ action }) => action === 'affiliate.released');
    expect(released).toMatchObject([{ actor: { username: 'cid' } }]);
  });

  it('release by one person against the switching on of approval in between: it is only proposed', async () => {
    for (const name of ['ann', 'ben']) await approval('off', name);
    await release(
      'ann',
      interleaved(() => approval('always', 'cid')),
    );
    expect([await isHeld(), (await proposal())?.by.name]).toEqual([true, 'ann']);
  });
});
