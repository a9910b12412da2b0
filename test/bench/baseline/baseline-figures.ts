import pMap from 'p-map';
import * as z from 'zod';
import { each, sumOf, unitsSchema } from '../meter/units.ts';
import { type BenchWorld, benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { numbers } from '../shared/rows.ts';
import type { Sizes } from '../sizes.ts';
import { claimUsual, importUsual, sendUsual, settleUsual } from './usual-way.ts';

const usualSchema = z.strictObject({
  commissionsOfPayment: z.int(),
  /** Of one payment that covers so many. */
  payout: unitsSchema,
  /** Of the import of one commission. */
  commission: unitsSchema,
});
export type BaselineFigures = Readonly<z.output<typeof usualSchema>>;
export const baselineSchema = z.array(usualSchema).readonly();

/** A payment of the usual way for every number of commissions, and the import of what it covers. */
export const measureBaseline = ({ commissionsOfPayment }: Sizes): Promise<BaselineFigures[]> =>
  besideEngine(async (endpoint) => {
    const bench = await benchWorld(endpoint);
    const figures: BaselineFigures[] = [];
    for (const commissions of commissionsOfPayment) figures.push(await measureBaselineOf(bench, commissions));
    return figures;
  });

const PARALLEL_IMPORTS = 8;

export const measureBaselineOf = async (
  { world, meter }: BenchWorld,
  commissions: number,
): Promise<BaselineFigures> => {
  const affiliate = `usual-${commissions}`;
  const payment = `payment-${commissions}`;
  meter.reset();
  await pMap(numbers(1, commissions), (n) => importUsual(world, affiliate, `com-${commissions}-${n}`), {
    concurrency: PARALLEL_IMPORTS,
  });
  const commission = each(sumOf(meter.taken.values()), commissions);
  meter.reset();
  const covered = await claimUsual(world, affiliate, payment);
  if (covered.length !== commissions) throw new Error(`${covered.length} of ${commissions} commissions were claimed`);
  await sendUsual(world, payment);
  await settleUsual(world, payment, covered);
  return { commissionsOfPayment: commissions, payout: sumOf(meter.taken.values()), commission };
};
