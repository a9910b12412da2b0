import { beforeEach, describe, expect, it } from 'vitest';
import { checkHealth } from '../../../lib/payouts/check-health.ts';
import { executeBatch } from '../../../lib/payouts/execute-batch.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  overriding,
  startChunk,
  type World,
  withProvider,
} from '../../support/world.ts';

describe('health', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const failing = async (on: World = world) => {
    const { healthy, checks } = await checkHealth(on, on.context);
    const failed = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
    expect(healthy).toBe(failed.length === 0);
    return failed;
  };

  it('is good when the table and the provider answer and nothing is stuck', async () => {
    expect(await failing()).toEqual([]);
    await affiliateWith(world, 'ann', '60.00');
    await startChunk(world);
    expect(await failing()).toEqual([]);
  });

  it('is bad while the provider does not answer, without its words', async () => {
    const down = withProvider(world, () => ({ checkHealth: () => Promise.reject(new Error('secret words')) }));
    expect(await failing(down)).toEqual(['provider: does not answer']);
  });

  it('is bad while the table does not answer, and says so rather than throws', async () => {
    const slot = () => Promise.reject(new Error('secret words'));
    const down = { ...world, batches: overriding(world.batches, { slot }) };
    expect(await failing(down)).toEqual(['table: does not answer', 'slot: does not answer']);
  });

  it('is bad when a batch has been processing for more than an hour', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId } = await startChunk(world);
    world.clock.advance(3_600);
    expect(await failing()).toEqual([]);
    world.clock.advance(1);
    expect(await failing()).toEqual([`slot: ${batchId} has been processing since 2026-03-01T00:00:00.000Z`]);
  });

  it('is bad when a batch has been queued for more than an hour', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    world.clock.advance(3_601);
    expect(await failing()).toEqual([`queue: ${batches[0]?.batchId} has been queued since 2026-03-01T00:00:00.000Z`]);
  });
});
