import { expect, it } from 'vitest';
import { shortageOf } from '../../../../lib/payouts/execution/funds.ts';
import { makeBatch } from '../../../support/paid-batches.ts';
import { affiliateWith, createWorld, withProvider } from '../../../support/world.ts';

it('a batch that has nothing left to send is not short of money, whatever the provider has', async () => {
  const world = await createWorld();
  await affiliateWith(world, 'ann', '60.00');
  const batchId = await makeBatch(world);
  const batch = (await world.batches.find(batchId)) ?? expect.fail('no batch');
  const payments = await world.payments.ofBatch(batchId);
  const poor = withProvider(world, () => ({ balance: async () => -1n }));
  expect(await shortageOf(poor, batch, payments, world.clock.now())).toMatchObject({ shortfallMinor: 6_001n });
  expect(await shortageOf(poor, batch, [], world.clock.now())).toBeUndefined();
});
