import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import { MAX_PAYMENTS_PER_BATCH } from '../../../lib/domain/batches/batch.ts';
import { instant } from '../../../lib/domain/shared/time.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { allItems } from '../../support/items.ts';
import { sumOf, unitsSchema } from '../meter/units.ts';
import { meteredPayout } from '../payout/metered-payout.ts';
import { type BenchWorld, benchWorld, benchWorldOn } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { booksOf, fillBooks } from '../shared/fill-books.ts';
import { besideFilledEngine } from '../shared/filled-engine.ts';
import { median } from '../shared/median.ts';
import type { Sizes } from '../sizes.ts';
import { addOldBatches } from '../sweep/old-batches.ts';
import { type Asked, BEFORE, QUESTIONS } from './questions.ts';

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
  const sizes: GrowthFigures['sizes'][number][] = [];
  for (const size of affiliates) {
    process.stdout.write(`${size} affiliates …\n`);
    sizes.push(
      await besideFilledEngine(booksOfSize(size), (endpoint, table) =>
        measureSize(benchWorldOn(endpoint, table), size),
      ),
    );
  }
  return { sizes };
};

/** The one who has very many commissions comes after all others, and so does the one who was paid. */
const paidOne = (affiliates: number): number => affiliates + 1;
const richOne = (affiliates: number): number => affiliates + 2;
const batchesOf = (affiliates: number): number => Math.ceil(affiliates * BATCHES_PER_AFFILIATE);
const commissionsOfRich = (affiliates: number): number => affiliates * COMMISSIONS_OF_ONE;

async function* booksOfSize(affiliates: number): AsyncGenerator<Iterable<RawItem>> {
  yield await paidBatches(affiliates);
  const now = instant(new Date());
  yield* booksOf({ first: 1, affiliates, commissionsEach: COMMISSIONS_EACH }, now);
  const rich = { first: richOne(affiliates), affiliates: 1, commissionsEach: commissionsOfRich(affiliates) };
  yield* booksOf(rich, now);
}

/** One batch is paid. The old ones are copies of it. */
const paidBatches = (affiliates: number): Promise<RawItem[]> =>
  besideEngine(async (endpoint) => {
    const bench = await benchWorld(endpoint);
    await fillBooks(bench.world, { first: paidOne(affiliates), affiliates: 1, commissionsEach: 1 });
    await meteredPayout(bench);
    await addOldBatches(bench.world, 1, batchesOf(affiliates));
    return allItems(bench.world);
  });

const measureSize = async (bench: BenchWorld, affiliates: number): Promise<GrowthFigures['sizes'][number]> => {
  // Small books, to try the bench itself, must last for all times.
  const payments = Math.min(MAX_PAYMENTS_PER_BATCH, Math.floor(affiliates / (2 * TIMES)));
  const asked = { world: bench.world, rich: richOne(affiliates), usual: affiliates, payments };
  const answers: GrowthFigures['sizes'][number]['answers'] = [];
  for (const [question, ask] of Object.entries(QUESTIONS)) answers.push(await answerTo(bench, asked, question, ask));
  return {
    affiliates,
    commissions: affiliates * COMMISSIONS_EACH,
    commissionsOfOne: commissionsOfRich(affiliates),
    batches: batchesOf(affiliates) + 1,
    answers,
  };
};

const answerTo = async (
  { meter }: BenchWorld,
  asked: Asked,
  question: string,
  ask: (asked: Asked) => Promise<unknown>,
): Promise<GrowthFigures['sizes'][number]['answers'][number]> => {
  await BEFORE[question]?.(asked);
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
