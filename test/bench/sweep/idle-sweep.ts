import { sweep } from '../../../lib/payouts/schedules/sweep/sweep.ts';
import { takeStock } from '../../../lib/payouts/schedules/sweep/take-stock.ts';
import { sumOf, type Units } from '../meter/units.ts';
import type { BenchWorld } from '../shared/bench-world.ts';

/** A sweep leaves at most 31 days unsealed, and then the next one goes on. */
const MOST_SWEEPS = 10;

/**
 * What a sweep takes that finds nothing to do, as its Lambda does it: the sweep, and the look at how things stand that its
 * metrics are made of.
 *
 * @throws Error if the sweep does not run out of things to do
 */
export const idleSweep = async ({ world, meter }: BenchWorld): Promise<Units> => {
  for (let sweeps = 0; sweeps < MOST_SWEEPS; sweeps += 1) {
    meter.reset();
    const { done, failed } = await sweep(world, world.context);
    const stock = await takeStock(world, world.context);
    const trouble = [...failed, ...stock.failed][0];
    if (trouble !== undefined) throw new Error(`the sweep failed at ${trouble.item}`, { cause: trouble.error });
    if (done.length === 0) return sumOf(meter.taken.values());
  }
  throw new Error('the sweep always finds something to do');
};
