import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { payAffiliate } from '../../../../lib/payouts/batches/pay-affiliate.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  movements,
  putOnHold,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

describe('paying one affiliate now', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const pay = (id = 'ann', context: Context = world.context, on: World = world) =>
    payAffiliate(on, context, { affiliateId: affiliateId(id), currency: USD, provider: 'mock' });
  const refusedFor = (reasonCode: string) => ({ refused: { code: 'not_payable', reasonCode } });
  const batches = async () => (await allItems(world)).filter(({ SK }) => SK === 'BATCH');

  it('makes a batch of one, of no one else, and executes it', async () => {
    await affiliateWith(world, 'bob', '60.00');
    const { batch, payment } = await pay();
    expect(batch).toMatchObject({ status: 'QUEUED', paymentCount: 1, totalMinor: 6_000n });
    expect(payment).toMatchObject({ affiliateId: 'ann', status: 'PENDING', batchId: batch.batchId });
    await runAll(world);
    expect(await balanceOf(world, 'ann')).toMatchObject({ paidMinor: 6_000n });
    expect((await balanceOf(world, 'bob')).open).toBeUndefined();
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['nobody', 'unknown_affiliate', async () => undefined],
    ['poor', 'below_minimum', () => affiliateWith(world, 'poor', '49.99')],
    [
      'held',
      'on_hold',
      async () => {
        await affiliateWith(world, 'held', '60.00');
        await putOnHold(world, 'held');
      },
    ],
    ['ann', 'payment_open', () => pay()],
    ['new', 'kyc_not_approved', () => affiliateWith(world, 'new', '60.00', 'unverified')],
  ])('refuses %s with the reason %s, and makes nothing', async (id, reason, prepare) => {
    await prepare();
    const before = await allItems(world);
    await expect(pay(id)).rejects.toMatchObject(refusedFor(reason));
    expect(await allItems(world)).toEqual(before);
  });

  it('twice at once pays once; the other is refused', async () => {
    const results = await Promise.allSettled([pay(), pay(), pay()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject(refusedFor('payment_open'));
    }
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('against another payment, made between plan and claim: is refused, and nothing is paid twice', async () => {
    const overtaken = justBefore(world.batches, 'claim', () => pay());
    await expect(pay('ann', world.context, { ...world, batches: overtaken })).rejects.toMatchObject(
      refusedFor('payment_open'),
    );
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
    expect(await batches()).toHaveLength(1);
  });

  it.each<['claim' | 'nextBatchNumber' | 'move' | 'ofBatch', number]>([
    ['claim', 1],
    ['nextBatchNumber', 1],
    ['move', 1],
    ['move', 2],
    ['move', 3],
    ['ofBatch', 1],
  ])('handled again after it died at %s number %i, pays once, in the same batch', async (method, call) => {
    const request = world.requestContext('r-1');
    const dying =
      method === 'ofBatch'
        ? { payments: dyingAt(world.payments, method, call) }
        : { batches: dyingAt(world.batches, method, call) };
    await expect(pay('ann', request, { ...world, ...dying })).rejects.toThrow('died');
    const answer = await pay('ann', request);
    expect(answer.batch).toMatchObject({ status: 'QUEUED', paymentCount: 1 });
    expect((await pay('ann', request)).batch.batchId, 'a third time').toBe(answer.batch.batchId);
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
    expect(await batches()).toMatchObject([{ status: 'COMPLETED' }]);
    expect((await pay('ann', request)).payment).toMatchObject({ status: 'COMPLETED' });
  });
});
