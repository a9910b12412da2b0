import { expect, it } from 'vitest';
import { payChunk } from '../../../../../lib/payouts/execution/pay-chunk.ts';
import { openPayments } from '../../../../../lib/payouts/schedules/sweep/open-payments.ts';
import type { Position } from '../../../../../lib/payouts/shared/paging.ts';
import { affiliatesWith, createWorld, overriding, startChunk, withProvider } from '../../../../support/world.ts';

it('open payments are found page by page, every one of them: more than there are shards, one to a page', async () => {
  const world = await createWorld();
  const count = world.payments.attentionShards + 1;
  await affiliatesWith(world, count);
  const { batchId, chunk } = await startChunk(world);
  const losing = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
  await payChunk(losing, world.context, chunk);
  const payments = overriding(world.payments, {
    listAttention: (status, shard, page) => world.payments.listAttention(status, shard, { ...page, limit: 1 }),
  });
  const found: string[] = [];
  let after: Position | undefined;
  do {
    const { items, next } = await openPayments.page({ ...world, payments }, world.context, after);
    found.push(...items.map(({ id }) => id));
    after = next;
  } while (after);
  expect(found).toEqual(Array.from({ length: count }, () => batchId));
});
