import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { reportFunds } from '../../../../lib/payouts/reports/report-funds.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { toBatchItem } from '../../../../lib/store/batches/batch-item.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { aBatch, aPayment } from '../../../support/domain.ts';
import { batchOf, payBatch } from '../../../support/paid-batches.ts';
import {
  affiliateWith,
  createWorld,
  overriding,
  startBatches,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('the report on the money at the provider', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const report = (provider: Partial<PaymentProvider> = {}) =>
    reportFunds(
      withProvider(world, () => provider),
      world.context,
      USD,
    );
  const queue = (batchId: BatchId) => executeBatch(world, world.context, batchId);

  it('has what the provider holds, what queued batches need, and apart from that what is not executed', async () => {
    await new DynamoMockBank(world.table).setFunds(USD, 50_000n);
    await queue(await batchOf(world, 'ann'));
    await queue(await batchOf(world, 'ben'));
    await batchOf(world, 'cyd');
    expect(await report()).toEqual({
      provider: 'mock',
      currency: 'USD',
      asOf: world.clock.now(),
      heldMinor: 50_000n,
      neededMinor: 12_000n,
      unexecutedMinor: 6_000n,
    });
  });

  it('counts nothing that was paid or cancelled, or is in another currency or at another provider', async () => {
    await payBatch(world, await batchOf(world, 'ann'));
    await payBatch(world, await batchOf(world, 'ben', 'refuse'));
    await queue(await batchOf(world, 'cyd'));
    expect(await report()).toMatchObject({ heldMinor: 'unlimited', neededMinor: 6_000n, unexecutedMinor: 0n });
    expect(await reportFunds(world, world.context, currency('EUR'))).toMatchObject({ neededMinor: 0n });
    expect(await report({ name: 'other' })).toMatchObject({ provider: 'other', neededMinor: 0n });
  });

  it('counts what was sent until it has left the balance: at once, or when it is paid', async () => {
    await payBatch(world, await batchOf(world, 'slow', 'slow-3600'));
    expect(await report({ debits: 'when_submitted' })).toMatchObject({ neededMinor: 0n });
    expect(await report({ debits: 'when_paid' })).toMatchObject({ neededMinor: 6_000n });
  });

  it('counts of a batch that is being cancelled what is under way, and nothing that is not sent any more', async () => {
    const under = [aPayment({ status: 'UNKNOWN' }, 1), aPayment({}, 2), aPayment({ status: 'FAILED' }, 3)];
    await world.table.put(toBatchItem(aBatch({ status: 'CANCELLING' }, under)));
    expect(await report({ debits: 'when_submitted' })).toMatchObject({ neededMinor: 0n });
    expect(await report({ debits: 'when_paid' })).toMatchObject({ neededMinor: under[0]?.amountMinor });
  });

  it('counts a payment that failed only if it is sent again', async () => {
    await affiliateWith(world, 'again', '60.00', 'flaky-9');
    await affiliateWith(world, 'never', '70.00', 'refuse');
    const { progress } = await startBatches(world);
    const { chunks } = await splitBatch(world, world.context, progress);
    for (const chunk of chunks) await payChunk(world, world.context, chunk);
    expect(await report()).toMatchObject({ neededMinor: 6_000n });
  });

  it('counts a batch once that moves on while they are read, and then in its newest state', async () => {
    const batchId = await batchOf(world, 'ann');
    const pending = (await world.batches.find(batchId)) ?? expect.fail('no batch');
    await queue(batchId);
    const batches = overriding(world.batches, {
      async *oldestFirst(status) {
        if (status === 'PENDING') yield pending;
        yield* world.batches.oldestFirst(status);
      },
    });
    const moving = overriding(world, { batches });
    expect(await reportFunds(moving, world.context, USD)).toMatchObject({ neededMinor: 6_000n, unexecutedMinor: 0n });
  });

  it('says so if the provider cannot be asked, and what is needed all the same', async () => {
    await queue(await batchOf(world, 'ann'));
    const silent = await report({ balance: () => Promise.reject(new Error('down')) });
    expect(silent).toMatchObject({ heldMinor: undefined, neededMinor: 6_000n });
  });
});
