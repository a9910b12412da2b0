import { sweep } from '../../../lib/payouts/schedules/sweep/sweep.ts';
import { takeStock } from '../../../lib/payouts/schedules/sweep/take-stock.ts';
import { sumOf, type Units } from '../meter/units.ts';
import type { BenchWorld } from '../shared/bench-world.ts';

/** A sweep seals at most 31 days, and the next one continues. */
const MOST_SWEEPS = 10;

/**
 * What a sweep takes that finds nothing to do. Like its Lambda, it sweeps, and then reads the state for the metrics.
 *
 * @throws Error if the sweep keeps finding something to do
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
