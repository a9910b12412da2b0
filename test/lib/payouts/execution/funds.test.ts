import { expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { shortageOf } from '../../../../lib/payouts/execution/funds.ts';
import { toBatchItem } from '../../../../lib/store/batches/batch-item.ts';
import { aBatch, aPayment } from '../../../support/domain.ts';
import { makeBatch } from '../../../support/paid-batches.ts';
import { affiliateWith, createWorld, withProvider } from '../../../support/world.ts';

it('a batch that has nothing left to send is not short of money, whatever the provider has', async () => {
  const world = await createWorld();
  await affiliateWith(world, 'ann', '60.00');
  const id = await makeBatch(world);
  const batch = (await world.batches.find(id)) ?? expect.fail('no batch');
  const payments = await world.payments.ofBatch(id);
  const poor = withProvider(world, () => ({ balance: async () => -1n }));
  expect(await shortageOf(poor, batch, payments, world.clock.now())).toMatchObject({ shortfallMinor: 6_001n });
  expect(await shortageOf(poor, batch, [], world.clock.now())).toBeUndefined();
});

it('what a batch that waits has under way itself is subtracted once, and what others have in another currency, or elsewhere, is not', async () => {
  const world = await createWorld();
  const poor = withProvider(world, () => ({ debits: 'when_paid', balance: async () => 11_999n }));
  const payments = [aPayment({ status: 'UNKNOWN' }, 1), aPayment({}, 2)];
  const batch = aBatch({ status: 'QUEUED' }, payments);
  const other = aBatch({ status: 'SETTLING', batchId: batchId('batch-2'), currency: currency('EUR') }, payments);
  const elsewhere = aBatch({ status: 'SETTLING', batchId: batchId('batch-3'), provider: 'elsewhere' }, payments);
  for (const one of [batch, other, elsewhere]) await world.table.put(toBatchItem(one));
  expect(await shortageOf(poor, batch, payments, world.clock.now())).toMatchObject({ shortfallMinor: 1n });
});

it.each(['SETTLING', 'QUEUED', 'CANCELLING'] as const)(
  'what a batch that is %s has under way is not there for another',
  async (status) => {
    const world = await createWorld();
    const poor = withProvider(world, () => ({ debits: 'when_paid', balance: async () => 11_999n }));
    const other = aBatch({ status, batchId: batchId('batch-2') }, [
      aPayment({ status: 'UNKNOWN' }, 1),
      aPayment({}, 2),
    ]);
    const [batch, payments] = [aBatch({ status: 'PROCESSING' }), [aPayment({}, 1)]];
    await world.table.put(toBatchItem(other));
    expect(await shortageOf(poor, batch, payments, world.clock.now())).toMatchObject({ shortfallMinor: 1n });
  },
);
