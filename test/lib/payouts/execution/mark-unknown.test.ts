import { beforeEach, describe, expect, it } from 'vitest';
import { markUnknown } from '../../../../lib/payouts/execution/mark-unknown.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { allItems } from '../../../support/items.ts';
import { affiliateWith, createWorld, onlyPayment, startChunk, type World } from '../../../support/world.ts';

describe('marking a chunk whose sending broke off', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  it('leaves what was never committed as it is', async () => {
    const { chunk } = await startChunk(world);
    const before = await allItems(world);
    await markUnknown(world, world.context, chunk);
    expect(await allItems(world)).toEqual(before);
  });

  it('does not touch what is already known to be paid', async () => {
    const { batchId, chunk } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    await markUnknown(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
  });
});
