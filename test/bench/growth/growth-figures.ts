import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import { MAX_PAYMENTS_PER_BATCH } from '../../../lib/domain/batches/batch.ts';
import { sumOf, unitsSchema } from '../meter/units.ts';
import { meteredPayout } from '../payout/metered-payout.ts';
import { type BenchWorld, benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { fillBooks } from '../shared/fill-books.ts';
import { median } from '../shared/median.ts';
import { isQuiet } from '../shared/origin.ts';
import type { Sizes } from '../sizes.ts';
import { addOldBatches } from '../sweep/old-batches.ts';
import { type Asked, QUESTIONS } from './questions.ts';

const answerSchema = z.strictObject({
  question: z.string(),
  /** Of the first time that it was asked. */
  units: unitsSchema,
  /** The median of several times. */
  milliseconds: z.number(),
});
const sizeSchema = z.strictObject({
  affiliates: z.int(),
  commissions: z.int(),
  commissionsOfOne: z.int(),
  batches: z.int(),
  answers: z.array(answerSchema),
});
export const growthSchema = z.strictObject({
  /** Whether the machine did nothing else before. */
  isQuiet: z.boolean(),
  sizes: z.array(sizeSchema).readonly(),
});
export type GrowthFigures = Readonly<z.output<typeof growthSchema>>;

const COMMISSIONS_EACH = 10;
/** Of one affiliate, for each affiliate in the books. */
const COMMISSIONS_OF_ONE = 1;
/** In three months everybody was paid three times, in batches of 100. */
const BATCHES_PER_AFFILIATE = 0.03;
/** How often each question is asked. */
const TIMES = 5;

/** The same questions to larger and larger books. */
export const measureGrowth = async ({ affiliates }: Sizes): Promise<GrowthFigures> => {
  const quiet = isQuiet();
  const sizes: GrowthFigures['sizes'][number][] = [];
  for (const size of affiliates) {
    process.stdout.write(`${size} affiliates …\n`);
    sizes.push(await besideEngine((endpoint) => measureSize(endpoint, size)));
  }
  return { isQuiet: quiet, sizes };
};

const measureSize = async (endpoint: string, affiliates: number): Promise<GrowthFigures['sizes'][number]> => {
  const bench = await benchWorld(endpoint);
  const [rich, usual] = [affiliates + 1, affiliates];
  const commissionsOfOne = affiliates * COMMISSIONS_OF_ONE;
  const batches = Math.ceil(affiliates * BATCHES_PER_AFFILIATE);
  // One batch is paid. The old ones are copies of it.
  await fillBooks(bench.world, { first: rich, affiliates: 1, commissionsEach: 1 });
  await meteredPayout(bench);
  await addOldBatches(bench.world, 1, batches);
  await fillBooks(bench.world, { first: 1, affiliates, commissionsEach: COMMISSIONS_EACH });
  await fillBooks(bench.world, { first: rich + 1, affiliates: 1, commissionsEach: commissionsOfOne });
  // Small books, to try the bench itself, must last for all times.
  const payments = Math.min(MAX_PAYMENTS_PER_BATCH, Math.floor(affiliates / (2 * TIMES)));
  const asked = { world: bench.world, rich: rich + 1, usual, payments };
  const answers: GrowthFigures['sizes'][number]['answers'] = [];
  for (const [question, ask] of Object.entries(QUESTIONS)) answers.push(await answerTo(bench, asked, question, ask));
  return { affiliates, commissions: affiliates * COMMISSIONS_EACH, commissionsOfOne, batches: batches + 1, answers };
};

const answerTo = async (
  { meter }: BenchWorld,
  asked: Asked,
  question: string,
  ask: (asked: Asked) => Promise<unknown>,
): Promise<GrowthFigures['sizes'][number]['answers'][number]> => {
  meter.reset();
  const times = [await timeOf(() => ask(asked))];
  const units = sumOf(meter.taken.values());
  while (times.length < TIMES) times.push(await timeOf(() => ask(asked)));
  return { question, units, milliseconds: median(times) };
};

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
