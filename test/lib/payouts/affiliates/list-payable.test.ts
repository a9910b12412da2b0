import { beforeEach, describe, expect, it } from 'vitest';
import { type AffiliateId, affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { listPayable, type PayableAffiliate } from '../../../../lib/payouts/affiliates/list-payable.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { balanceKey, payableIndexOf } from '../../../../lib/store/keys.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

describe('the payable affiliates', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const list = (limit = 100, after?: AffiliateId) => listPayable(world, world.context, { currency: USD, limit, after });
  const byId = (affiliates: readonly PayableAffiliate[]) =>
    Object.fromEntries(affiliates.map((row) => [String(row.affiliate.affiliateId), row]));

  it('are all with an unsettled balance, whether they can be paid now, and if not why', async () => {
    await affiliateWith(world, 'ready', '60.00');
    await affiliateWith(world, 'small', '49.99');
    await affiliateWith(world, 'unverified', '60.00', 'unverified');
    const { affiliates, summary, next } = await list();
    const rows = byId(affiliates);
    expect(Object.keys(rows).sort()).toEqual(['ready', 'small', 'unverified']);
    expect(rows.ready?.ineligible).toBeUndefined();
    expect(rows.ready).toMatchObject({ pendingAmount: usd('60.00'), paidAmount: usd('0'), pendingCommissionCount: 1 });
    expect(rows.small?.ineligible?.code).toBe('below_minimum');
    expect(rows.unverified?.ineligible?.code).toBe('kyc_not_approved');
    expect(summary).toMatchObject({
      totalAffiliates: 3,
      totalPendingAmount: usd('169.99'),
      readyForPayout: 1,
      readyAmount: usd('60.00'),
    });
    expect(next).toBeUndefined();
  });

  it('lose who is paid, and keep what came since with the date of its oldest commission', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'bob', '60.00');
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    expect((await list()).affiliates).toEqual([]);
    world.clock.advance(86_400);
    const since = world.clock.now();
    await accrue(world, 'ann', 'second', '1.00');
    world.clock.advance(86_400);
    await accrue(world, 'ann', 'third', '2.00');
    expect((await list()).affiliates).toMatchObject([
      {
        affiliate: { affiliateId: 'ann' },
        pendingAmount: usd('3.00'),
        paidAmount: usd('60.00'),
        pendingCommissionCount: 2,
        oldestPendingDate: since,
      },
    ]);
  });

  it('come page by page without loss or repetition, each page with the summary of all', async () => {
    const ids = await affiliatesWith(world, 25);
    const seen: string[] = [];
    let after: AffiliateId | undefined;
    do {
      const { affiliates, summary, next } = await list(4, after);
      expect(affiliates.length).toBeLessThanOrEqual(4);
      expect(summary.totalAffiliates).toBe(25);
      seen.push(...affiliates.map(({ affiliate }) => String(affiliate.affiliateId)));
      after = next;
    } while (after);
    expect(seen.toSorted()).toEqual(ids);
  });

  it('are counted for every answer up to 5,000; a count of more serves for five minutes', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const counted = (totalAffiliates: number) => ({
      currency: USD,
      totalAffiliates,
      totalPendingAmount: usd('9.00'),
      readyForPayout: 7,
      readyAmount: usd('8.00'),
      asOf: world.clock.now(),
    });
    await world.summaries.save(counted(5_000));
    expect((await list()).summary).toMatchObject({ totalAffiliates: 1, readyForPayout: 1 });
    const many = counted(5_001);
    await world.summaries.save(many);
    world.clock.advance(299);
    expect((await list()).summary).toEqual({ ...many, isComplete: true });
    world.clock.advance(1);
    expect((await list()).summary).toMatchObject({ totalAffiliates: 1, asOf: world.clock.now() });
  });

  it('are not those whom a lagging index still names (M10)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    const ann = affiliateId('ann');
    const settled = await world.table.get(balanceKey(ann, USD));
    await world.table.put({ ...settled, ...payableIndexOf(ann, USD) });
    const { affiliates, summary } = await list();
    expect(affiliates).toEqual([]);
    expect(summary.totalAffiliates).toBe(0);
  });
});
