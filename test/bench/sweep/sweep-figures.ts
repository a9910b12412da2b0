import * as z from 'zod';
import { unitsSchema } from '../meter/units.ts';
import { meteredPayout } from '../payout/metered-payout.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { fillBooks } from '../shared/fill-books.ts';
import type { Sizes } from '../sizes.ts';
import { idleSweep } from './idle-sweep.ts';
import { addOldBatches } from './old-batches.ts';

const sweepSchema = z.strictObject({ oldBatches: z.int(), units: unitsSchema });
export type SweepFigures = Readonly<z.output<typeof sweepSchema>>;
export const sweepsSchema = z.array(sweepSchema).readonly();

/** An idle sweep over more and more batches that are done with. */
export const measureSweeps = ({ oldBatches }: Sizes): Promise<SweepFigures[]> =>
  besideEngine(async (endpoint) => {
    const bench = await benchWorld(endpoint);
    await fillBooks(bench.world, { first: 1, affiliates: 1, commissionsEach: 1 });
    await meteredPayout(bench);
    const figures: SweepFigures[] = [];
    let there = 1;
    for (const wanted of oldBatches) {
      await addOldBatches(bench.world, there, wanted - there);
      there = wanted;
      figures.push({ oldBatches: wanted, units: await idleSweep(bench) });
    }
    return figures;
  });
