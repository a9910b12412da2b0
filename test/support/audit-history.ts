import { cancelBatch } from '../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { retryTransaction } from '../../lib/payouts/transactions/retry-transaction.ts';
import { accrue, affiliateWith, createAll, createWorld, runAll, type World } from './world.ts';

const DAY = 24 * 3_600;

/**
 * A few days with everything that a batch can go through. One fails, and a payment of it is cancelled and paid again. One is
 * paid, one is cancelled, one waits. Two days are sealed.
 */
export async function aHistory(): Promise<World> {
  const world = await createWorld('2026-03-01T12:00:00.000Z');
  for (const [id, behaviour] of [
    ['ann', 'ok'],
    ['bob', 'refuse'],
    ['cat', 'flaky-1'],
  ] as const) {
    await affiliateWith(world, id, '60.00', behaviour);
  }
  await executed(world);
  await sweep(world, world.context);
  world.clock.advance(DAY);
  await retried(world);
  await accrue(world, 'ann', 'c-ann-2', '70.00');
  await executed(world);
  await accrue(world, 'ann', 'c-ann-3', '80.00');
  const [cancelled] = (await createAll(world)).batches;
  if (cancelled) await cancelBatch(world, world.context, cancelled.batchId);
  await createAll(world);
  await sweep(world, world.context);
  world.clock.advance(DAY);
  await sweep(world, world.context);
  return world;
}

async function executed(world: World): Promise<void> {
  for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
  await runAll(world);
}

/** The refused payment is cancelled and paid again, in a batch of its own. */
async function retried(world: World): Promise<void> {
  const { items } = await world.batches.list({ status: 'FAILED' }, { limit: 1 });
  for (const { batchId } of items) {
    const failed = (await world.payments.ofBatch(batchId)).find(({ status }) => status === 'FAILED');
    if (failed) await retryTransaction(world, world.context, failed.transactionId);
  }
  await runAll(world);
}
