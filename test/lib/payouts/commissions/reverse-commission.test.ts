import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { listAffiliateCommissions } from '../../../../lib/payouts/affiliates/list-affiliate-commissions.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import { payAllPayable } from '../../../support/paid-batches.ts';
import {
  accrue,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

describe('reversing a commission', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    await accrue(world, 'ann', 'c-2', '70.00');
  });

  const reverse = (id: string) => reverseCommission(world, world.context, commissionId(id), 'refunded');

  async function statuses() {
    const filter = { currency: USD, limit: 10 };
    const { commissions } = await listAffiliateCommissions(world, affiliateId('ann'), filter);
    return commissions.map(({ status }) => status);
  }

  it('takes it off what is payable, and it is not counted any more', async () => {
    await reverse('c-ann-1');
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: 7000n, accruedCount: 1, lastDebitSeq: 3 });
    expect(await statuses()).toEqual(['REVERSED', 'APPROVED']);
    expect((await payAllPayable(world))[0]).toMatchObject({ totalMinor: 7000n });
  });

  it('happens once, however often it is asked for', async () => {
    const first = await reverse('c-2');
    const balance = await balanceOf(world, 'ann');
    expect(await reverse('c-2')).toEqual(first);
    expect(await balanceOf(world, 'ann')).toEqual(balance);
  });

  it('by two at once happens once', async () => {
    await Promise.all([reverse('c-2'), reverse('c-2'), reverse('c-2')]);
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: 6000n, accruedSeq: 3 });
  });

  it('keeps what was paid for it from the next payment', async () => {
    await payAllPayable(world);
    await reverse('c-2');
    await accrue(world, 'ann', 'c-3', '150.00');
    expect((await payAllPayable(world))[0]).toMatchObject({ totalMinor: 8000n });
    expect(await balanceOf(world, 'ann')).toMatchObject({ paidMinor: 21_000n, accruedCount: 3, settledCount: 3 });
  });

  it('carries a negative balance forward', async () => {
    await payAllPayable(world);
    await reverse('c-2');
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: 6000n, settledMinor: 13_000n });
  });

  it('reversal against claim: a claim that has not seen it is refused and planned again', async () => {
    const batches = justBefore(world.batches, 'claim', () => reverse('c-2'));
    const [batch] = (await createAll({ ...world, batches })).batches;
    expect(batch).toMatchObject({ paymentCount: 1, totalMinor: 6000n });
  });

  it('claim against reversal: what is claimed is paid, and owed back', async () => {
    const ledger = justBefore(world.ledger, 'reverse', () => createAll(world));
    await reverseCommission({ ...world, ledger }, world.context, commissionId('c-2'));
    const claimed = await balanceOf(world, 'ann');
    expect(claimed.open).toMatchObject({ amountMinor: 13_000n, commissionCount: 2 });
    expect(claimed.accruedCount).toBe(2);
    const [batch] = (await world.batches.list({ status: 'PENDING' }, { limit: 1 })).items;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    expect(await balanceOf(world, 'ann')).toMatchObject({ settledMinor: 13_000n, accruedMinor: 6000n });
  });

  it('settlement against reversal: what has just been paid is still counted', async () => {
    const ledger = justBefore(world.ledger, 'reverse', () => payAllPayable(world));
    await reverseCommission({ ...world, ledger }, world.context, commissionId('c-2'));
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedCount: 2, settledCount: 2, accruedMinor: 6000n });
  });

  it('release against reversal: what is not about to be paid any more is not counted', async () => {
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    const ledger = justBefore(world.ledger, 'reverse', () => cancelBatch(world, world.context, batch.batchId));
    await reverseCommission({ ...world, ledger }, world.context, commissionId('c-2'));
    const { accruedCount, open } = await balanceOf(world, 'ann');
    expect([accruedCount, open]).toEqual([1, undefined]);
  });

  it('writes its audit entry in the same transaction (M7)', async () => {
    await reverse('c-2');
    const audits = (await allItems(world)).filter(({ action }) => action === 'commission.reversed');
    expect(audits).toMatchObject([{ details: { commissionId: 'c-2', amount: '70.00', reason: 'refunded' } }]);
  });

  it('is refused for a commission that does not exist', async () => {
    await expect(reverse('c-9')).rejects.toMatchObject({ refused: { code: 'commission_not_found' } });
  });
});
