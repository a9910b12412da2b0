import { beforeEach, describe, expect, it } from 'vitest';
import { type Currency, currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { money } from '../../../../lib/domain/shared/money.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { auditEntries } from '../../../support/items.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  putOnHold,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('creating batches', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const createFor = (...ids: string[]) =>
    createBatches(world, world.context, { currency: USD, provider: 'mock', affiliateIds: ids.map(affiliateId) });

  it('claims what is payable and gives the batch its number, PENDING and with its audit entries (M7)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await accrue(world, 'ann', 'second', '0.07');
    const { batches, more } = await createAll(world);
    expect(batches).toMatchObject([
      { batchNumber: 'BATCH-2026-000001', status: 'PENDING', paymentCount: 1, totalMinor: 6_007n, createdBy: 'admin' },
    ]);
    expect(more).toBe(false);
    const [batch] = batches;
    const payment = await onlyPayment(world, batch?.batchId ?? failNoBatch());
    expect(payment).toMatchObject({ status: 'PENDING', amountMinor: 6_007n, fromSeq: 0, toSeq: 2, commissionCount: 2 });
    expect((await balanceOf(world, 'ann')).open?.transactionId).toBe(payment.transactionId);
    expect((await auditEntries(world)).slice(-2)).toMatchObject([
      { action: 'batch.claimed', details: { payments: [{ affiliateId: 'ann', amount: '60.07', currency: 'USD' }] } },
      { action: 'batch.created', details: { batchNumber: 'BATCH-2026-000001', totalAmount: '60.07' } },
    ]);
    expect(await world.batches.find(payment.batchId)).toEqual(batch);
  });

  it('splits at a hundred, only the last batch smaller, and each payment once', async () => {
    const ids = await affiliatesWith(world, 205);
    const { batches } = await createAll(world);
    expect(batches.map(({ paymentCount }) => paymentCount)).toEqual([100, 100, 5]);
    expect(batches.map(({ batchNumber }) => batchNumber)).toEqual([1, 2, 3].map((n) => `BATCH-2026-00000${n}`));
    const payments = (await Promise.all(batches.map(({ batchId }) => world.payments.ofBatch(batchId)))).flat();
    expect(payments.map((payment) => String(payment.affiliateId)).sort()).toEqual(ids);
  });

  it('has nothing to do when nothing is payable, and then claims nothing', async () => {
    await affiliateWith(world, 'ann', '49.99');
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    await expect(createFor('ann', 'nobody')).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    expect((await balanceOf(world, 'ann')).open).toBeUndefined();
  });

  it('pays whom it was asked to, and says of each of the others why not', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'not-asked', '60.00');
    await affiliateWith(world, 'small', '49.99');
    await affiliateWith(world, 'unverified', '60.00', 'unverified');
    await affiliateWith(world, 'held', '60.00');
    await putOnHold(world, 'held');
    await affiliateWith(world, 'open', '60.00');
    await createFor('open');
    const { batches, skipped } = await createFor('ann', 'ann', 'small', 'unverified', 'held', 'open', 'nobody');
    expect(batches).toMatchObject([{ paymentCount: 1 }]);
    expect(skipped.map((row) => [row.affiliateId, row.ineligible?.code])).toEqual([
      ['small', 'below_minimum'],
      ['unverified', 'kyc_not_approved'],
      ['held', 'on_hold'],
      ['open', 'payment_open'],
      ['nobody', 'unknown_affiliate'],
    ]);
    expect((await balanceOf(world, 'not-asked')).open).toBeUndefined();
  });

  it('refuses a provider that there is not, and a currency that it cannot pay', async () => {
    const request = { currency: USD, provider: 'paypal' };
    await expect(createBatches(world, world.context, request)).rejects.toMatchObject({
      refused: { code: 'unknown_provider', provider: 'paypal' },
    });
    const yenOnly = withProvider(world, ({ limits }) => ({
      limits: { ...limits, currencies: new Set([currency('JPY')]) },
    }));
    await expect(createAll(yenOnly)).rejects.toMatchObject({ refused: { code: 'unsupported_currency' } });
  });

  it.each([
    ['JPY', 1_200n],
    ['KWD', 1n],
  ] as const)('pays in %s, to the smallest unit, beside an open payment in dollars', async (code, minor) => {
    await affiliateWith(world, 'ann', '60.00');
    await createAll(world);
    const other: Currency = currency(code);
    const row = {
      commissionId: commissionId('other'),
      affiliateId: affiliateId('ann'),
      amount: money(other, minor),
      approvedAt: world.clock.now(),
    };
    await importCommissions(world, world.context, [row]);
    const { batches } = await createBatches(world, world.context, { currency: other, provider: 'mock' });
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    expect(await balanceOf(world, 'ann', other)).toMatchObject({ paidMinor: minor, settledMinor: minor });
    expect(await movements(world)).toMatchObject([{ currency: code, amountMinor: minor }]);
  });
});

function failNoBatch(): never {
  throw new Error('no batch was made');
}
