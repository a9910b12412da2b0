import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../lib/domain/ids.ts';
import { executeBatch } from '../../../lib/payouts/execute-batch.ts';
import { getBatch } from '../../../lib/payouts/get-batch.ts';
import { affiliateWith, createAll, createWorld, runAll, USD, type World } from '../../support/world.ts';

describe('executing a batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  async function execute() {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    return Promise.all(batches.map(({ batchId }) => getBatch(world, batchId)));
  }

  async function balanceOf(id: string) {
    const balance = (await world.ledger.find([affiliateId(id)], USD)).get(affiliateId(id));
    if (!balance) throw new Error(`no balance of ${id}`);
    return balance;
  }

  it('pays an affiliate, settles the commissions and completes', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const [executed] = await execute();
    expect(executed?.batch).toMatchObject({ status: 'COMPLETED', counts: { COMPLETED: 1, PENDING: 0, PROCESSING: 0 } });
    expect(await balanceOf('ann')).toMatchObject({ settledSeq: 1, settledMinor: 6000n, paidMinor: 6000n });
    expect((await balanceOf('ann')).open).toBeUndefined();
  });

  it('keeps the claim of a payment that was refused for good', async () => {
    await affiliateWith(world, 'bob', '60.00', 'refuse');
    const [executed] = await execute();
    expect(executed?.batch.status).toBe('FAILED');
    expect(executed?.payments[0]).toMatchObject({ status: 'FAILED', failure: { code: 'payee_refused' } });
    expect((await balanceOf('bob')).open).toMatchObject({ amountMinor: 6000n });
  });

  it('pays by the third retry what fails three times', async () => {
    await affiliateWith(world, 'cat', '60.00', 'flaky-3');
    const [executed] = await execute();
    expect(executed?.payments[0]).toMatchObject({ status: 'COMPLETED', retries: 3 });
    expect((await balanceOf('cat')).paidMinor).toBe(6000n);
  });

  it('cancels what fails more than three times, and its commissions are payable again', async () => {
    await affiliateWith(world, 'dan', '60.00', 'flaky-9');
    const [executed] = await execute();
    expect(executed?.payments[0]).toMatchObject({ status: 'CANCELLED', retries: 3 });
    expect(executed?.payments[0]?.failure?.message).toMatch(/^Max retry attempts \(3\) exceeded/);
    const balance = await balanceOf('dan');
    expect(balance.open).toBeUndefined();
    expect(balance.paidMinor).toBe(0n);
  });

  it('executes queued batches one after the other', async () => {
    for (let n = 0; n < 101; n += 1) await affiliateWith(world, `aff-${n}`, '50.00');
    const executed = await execute();
    expect(executed.map(({ batch }) => [batch.paymentCount, batch.status])).toEqual([
      [100, 'COMPLETED'],
      [1, 'COMPLETED'],
    ]);
    expect(await world.batches.slot()).toBeUndefined();
  });
});
