import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { listPayable } from '../../../../lib/payouts/affiliates/list-payable.ts';
import { previewBatches, summarise } from '../../../../lib/payouts/batches/preview-batches.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { justBefore } from '../../../support/interleave.ts';
import { payAllPayable } from '../../../support/paid-batches.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  USD,
  usd,
  type World,
  withProvider,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');
const limit = (amount: string) => new Map([['USD', usd(amount).minor]]);

describe('limits', () => {
  let world: World;
  const set = (limits: Parameters<typeof changeSettings>[2]['limits']) =>
    changeSettings(world, world.context, { limits });
  const preview = (on = world) => previewBatches(on, on.context, { currency: USD, provider: 'mock' });
  const correct = (amountMinor: bigint) =>
    adjustBalance(world, world.context, {
      affiliateId: ANN,
      kind: 'CORRECTION',
      amountMinor,
      currency: USD,
      reason: 'x',
    });

  beforeEach(async () => {
    world = await createWorld();
  });

  describe('per payment', () => {
    it('pays a larger balance in parts, one after the other, and in all exactly what is owed', async () => {
      await affiliateWith(world, 'ann', '60.00');
      for (const n of [2, 3, 4]) await accrue(world, 'ann', `c-${n}`, '60.00');
      await set({ paymentMinor: limit('130.00') });
      expect(await payAllPayable(world)).toMatchObject([{ totalMinor: 12_000n }]);
      expect(await balanceOf(world, 'ann')).toMatchObject({ settledSeq: 2, settledCount: 2, paidMinor: 12_000n });
      expect(await payAllPayable(world)).toMatchObject([{ totalMinor: 12_000n }]);
      expect(await balanceOf(world, 'ann')).toMatchObject({ settledSeq: 4, paidMinor: 24_000n });
      expect(await movements(world)).toHaveLength(2);
    });

    it('leaves out whom no part can be paid, and says why wherever they are listed', async () => {
      await affiliateWith(world, 'ann', '60.00');
      await set({ paymentMinor: limit('59.99') });
      const { rows } = await preview();
      expect(rows).toMatchObject([{ amountMinor: 6_000n, ineligible: { code: 'above_payment_limit' } }]);
      const request = { currency: USD, limit: 10 };
      const { affiliates, summary } = await listPayable(world, world.context, request);
      expect(affiliates).toMatchObject([{ ineligible: { code: 'above_payment_limit' } }]);
      expect(summary).toMatchObject({ readyForPayout: 0, totalPendingAmount: usd('60.00') });
    });

    it('does not pay in a part what a later debit takes back', async () => {
      await affiliateWith(world, 'ann', '100.00');
      await accrue(world, 'ann', 'c-2', '50.00');
      await correct(-9_000n);
      await set({ paymentMinor: limit('100.00') });
      expect(await payAllPayable(world)).toMatchObject([{ totalMinor: 6_000n }]);
      expect(await balanceOf(world, 'ann')).toMatchObject({ settledSeq: 3, settledMinor: 6_000n });
    });

    it('a debit against the claim of a part, just before it is written: the part is chosen anew', async () => {
      await affiliateWith(world, 'ann', '100.00');
      await accrue(world, 'ann', 'c-2', '100.00');
      await set({ paymentMinor: limit('100.00') });
      const batches = justBefore(world.batches, 'claim', () => correct(-14_000n));
      const { batches: made } = await createAll({ ...world, batches });
      expect(made).toMatchObject([{ totalMinor: 6_000n }]);
    });

    it('is also what the provider takes, and what an amount can be at all', async () => {
      await affiliateWith(world, 'ann', '60.00');
      await accrue(world, 'ann', 'c-2', '60.00');
      const small = withProvider(world, (mock) => ({ limits: { ...mock.limits, maxMinor: 6_000n } }));
      expect((await preview(small)).rows).toMatchObject([{ amountMinor: 6_000n, toSeq: 1 }]);
      for (const n of [3, 4]) await accrue(world, 'ann', `c-${n}`, '9999999999999.99');
      expect((await preview()).rows).toMatchObject([{ amountMinor: 12_000n, toSeq: 2 }]);
    });
  });

  describe('that the provider has for the least of a payment', () => {
    const choosy = () => withProvider(world, (mock) => ({ limits: { ...mock.limits, minMinor: 100n } }));

    it('hold for a part of a balance, too', async () => {
      await affiliateWith(world, 'ann', '0.50');
      await accrue(world, 'ann', 'c-2', '60.00');
      await set({ paymentMinor: limit('60.00') });
      expect((await preview(choosy())).rows).toMatchObject([{ ineligible: { code: 'above_payment_limit' } }]);
      expect((await createAll(world)).batches).toMatchObject([{ totalMinor: 50n }]);
    });

    it('leave a shorter part that is large enough', async () => {
      await affiliateWith(world, 'ann', '60.00');
      await correct(-5_950n);
      await accrue(world, 'ann', 'c-2', '70.00');
      await set({ paymentMinor: limit('60.00') });
      expect((await createAll(choosy())).batches).toMatchObject([{ totalMinor: 6_000n }]);
    });
  });

  describe('per batch', () => {
    it('closes a batch when the next payment would be too much, as the preview says', async () => {
      await affiliatesWith(world, 7);
      await set({ batchMinor: limit('150.00') });
      const { rows, more } = await preview();
      const request = { currency: USD, provider: 'mock' };
      expect(summarise(rows, request, more, 15_000n)).toMatchObject({ batches: 4, eligibleAffiliates: 7 });
      const { batches } = await createAll(world);
      expect(batches.map(({ totalMinor }) => totalMinor)).toEqual([12_000n, 12_000n, 12_000n, 6_000n]);
    });

    it('fills a batch up to its very limit, as the preview says', async () => {
      await affiliatesWith(world, 5);
      await set({ batchMinor: limit('120.00') });
      const { rows, more } = await preview();
      expect(summarise(rows, { currency: USD, provider: 'mock' }, more, 12_000n)).toMatchObject({ batches: 3 });
      const { batches } = await createAll(world);
      expect(batches.map(({ totalMinor }) => totalMinor)).toEqual([12_000n, 12_000n, 6_000n]);
    });

    it('leaves out a payment that is too much for any batch', async () => {
      await affiliateWith(world, 'ann', '160.00');
      await affiliateWith(world, 'bob', '60.00');
      await set({ batchMinor: limit('150.00') });
      const { batches, skipped } = await createAll(world);
      expect(batches).toMatchObject([{ paymentCount: 1, totalMinor: 6_000n }]);
      expect(skipped).toMatchObject([{ affiliateId: 'ann', ineligible: { code: 'above_batch_limit' } }]);
    });
  });
});
