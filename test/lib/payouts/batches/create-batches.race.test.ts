import { beforeEach, describe, expect, it } from 'vitest';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { previewBatches } from '../../../../lib/payouts/batches/preview-batches.ts';
import { PayoutError } from '../../../../lib/payouts/shared/errors.ts';
import { allItems, allPayments } from '../../../support/items.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  overriding,
  putOnHold,
  USD,
  type World,
} from '../../../support/world.ts';

describe('creations of batches at once', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  it.each([2, 8])('%i over the same affiliates claim each exactly once and leave none unclaimed', async (callers) => {
    const ids = await affiliatesWith(world, 101);
    const made = await Promise.allSettled(Array.from({ length: callers }, () => createAll(world)));
    for (const result of made) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ refused: { code: 'nothing_payable' } });
    }
    const batches = made.flatMap((result) => (result.status === 'fulfilled' ? result.value.batches : []));
    const payments = (await Promise.all(batches.map(({ batchId }) => world.payments.ofBatch(batchId)))).flat();
    expect(payments.map((payment) => String(payment.affiliateId)).sort()).toEqual(ids);
    for (const { affiliateId, transactionId } of payments) {
      expect((await balanceOf(world, affiliateId)).open?.transactionId).toBe(transactionId);
    }
    // Every batch says of itself what its payments add up to (M3), and no draft is left behind.
    for (const batch of batches) {
      const own = payments.filter(({ batchId }) => batchId === batch.batchId);
      const totalMinor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      expect(await world.batches.find(batch.batchId)).toMatchObject({ paymentCount: own.length, totalMinor });
    }
    expect((await world.batches.list({ status: 'DRAFT' }, { limit: 100 })).items).toEqual([]);
    const stored = await allPayments(world);
    expect(stored).toHaveLength(ids.length);
  });

  /** The same world, in which something happens between reading the balances and claiming them. */
  function interruptedBeforeTheClaim(act: () => Promise<unknown>): World {
    let isDone = false;
    const batches = overriding(world.batches, {
      async claim(...args) {
        if (!isDone) {
          isDone = true;
          await act();
        }
        return world.batches.claim(...args);
      },
    });
    return { ...world, batches };
  }

  it('plans anew whom a debit reached between read and claim, and pays the rest meanwhile', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00');
    const interrupted = interruptedBeforeTheClaim(() => accrue(world, 'ann', 'debit', '-5.00'));
    const { batches, skipped } = await createAll(interrupted);
    expect(batches).toMatchObject([{ paymentCount: 2, totalMinor: 11_500n }]);
    expect(skipped).toEqual([]);
    expect((await balanceOf(world, 'ann')).open).toMatchObject({ amountMinor: 5_500n, toSeq: 2 });
  });

  it('leaves out who was put on hold between read and claim, and says so', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00');
    const { batches, skipped } = await createAll(interruptedBeforeTheClaim(() => putOnHold(world, 'ann')));
    expect(batches).toMatchObject([{ paymentCount: 1 }]);
    expect(skipped.map((row) => [row.affiliateId, row.ineligible?.code])).toEqual([['ann', 'on_hold']]);
    expect((await balanceOf(world, 'ann')).open).toBeUndefined();
  });

  it('is not disturbed by a commission accrued between read and claim: it is paid next time', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(interruptedBeforeTheClaim(() => accrue(world, 'ann', 'late', '1.00')));
    expect(batches).toMatchObject([{ paymentCount: 1, totalMinor: 6_000n }]);
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: 6_100n, open: { toSeq: 1 } });
  });

  it('under a preview leaves out whose balance changed after the preview was checked', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00');
    const request = { currency: USD, provider: 'mock' };
    const { previewToken } = await previewBatches(world, world.context, request);
    const interrupted = interruptedBeforeTheClaim(() => accrue(world, 'ann', 'debit', '-5.00'));
    const { batches, skipped } = await createBatches(interrupted, world.context, { ...request, previewToken });
    expect(batches).toMatchObject([{ paymentCount: 1, totalMinor: 6_000n }]);
    expect(skipped.map((row) => String(row.affiliateId))).toEqual(['ann']);
    expect((await balanceOf(world, 'ann')).open).toBeUndefined();
  });

  it('finds nothing payable when another took all of it, and leaves nothing behind', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const late = createAll(interruptedBeforeTheClaim(() => createAll(world)));
    await expect(late).rejects.toThrow(PayoutError);
    const stored = (await allItems(world)).filter(({ SK }) => SK === 'BATCH');
    expect(stored).toMatchObject([{ status: 'PENDING', paymentCount: 1n }]);
  });
});
