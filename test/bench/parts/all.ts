import { type Section, sectionOf } from '../report/page.ts';
import { originOfNow } from '../shared/origin.ts';
import { isQuiet } from '../shared/quiet.ts';
import { keepResult, lastResult, type Result } from '../shared/results.ts';
import type { Sizes } from '../sizes.ts';
import { coldStart } from './cold-start.ts';
import { growth } from './growth.ts';
import type { Part } from './part.ts';
import { slot } from './slot.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';
import { units } from './units.ts';

/** A part, whatever its figures are. */
export interface RunnablePart {
  readonly name: string;
  /** Measures it and keeps the figures. */
  measure(sizes: Sizes): Promise<void>;
  /** Measures it and keeps nothing. */
  tryOut(sizes: Sizes): Promise<Section>;
  /** Its section of the report with its last figures, if there are any. */
  section(): Section | undefined;
}

const runnable = <Figures>(part: Part<Figures>): RunnablePart => ({
  name: part.name,
  async measure(sizes) {
    keepResult(part.name, await resultOf(part, sizes));
  },
  async tryOut(sizes) {
    return sectionOf(part, await resultOf(part, sizes));
  },
  section() {
    const result = lastResult(part.name, part.schema);
    return result && sectionOf(part, result);
  },
});

const resultOf = async <Figures>(part: Part<Figures>, sizes: Sizes): Promise<Result<Figures>> => {
  // Before measuring, which takes a while: what is measured is the code that was loaded.
  const origin = originOfNow();
  const wasQuiet = part.isTimed && (await isQuiet());
  const figures = part.schema.parse(await part.measure(sizes));
  return { origin: { ...origin, ...(part.isTimed && { isQuiet: wasQuiet && (await isQuiet()) }) }, figures };
};

/** In the order of the report. */
export const PARTS: readonly RunnablePart[] = [
  runnable(units),
  runnable(throughput),
  runnable(growth),
  runnable(slot),
  runnable(coldStart),
  runnable(start),
];
