import { expect, inject, it } from 'vitest';
import { writesOf } from '../meter/units.ts';
import { meteredPayout } from '../payout/metered-payout.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { fillBooks } from '../shared/fill-books.ts';
import { idleSweep } from './idle-sweep.ts';
import { addOldBatches } from './old-batches.ts';

it('old batches are listed as batches are, and give a sweep nothing to do', async () => {
  const bench = await benchWorld(inject('dynamodbEndpoint'));
  const { world } = bench;
  await fillBooks(world, { first: 1, affiliates: 1, commissionsEach: 1 });
  await meteredPayout(bench);
  await addOldBatches(world, 1, 30);
  const { items } = await world.batches.list({ status: 'COMPLETED' }, { limit: 50 });
  expect(items.length).toBe(31);
  // It notes where it stopped, and changes nothing else.
  expect(writesOf(await idleSweep(bench))).toBe(1);
});
