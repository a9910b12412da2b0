import { type Section, sectionOf } from '../report/page.ts';
import { originOfNow } from '../shared/origin.ts';
import { keepResult, lastResult } from '../shared/results.ts';
import type { Sizes } from '../sizes.ts';
import { coldStart } from './cold-start.ts';
import { growth } from './growth.ts';
import type { Part } from './part.ts';
import { slot } from './slot.ts';
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
    // Before measuring, which takes a while: what is measured is the code that was loaded.
    const origin = originOfNow();
    keepResult(part.name, { origin, figures: part.schema.parse(await part.measure(sizes)) });
  },
  async tryOut(sizes) {
    return sectionOf(part, { origin: originOfNow(), figures: part.schema.parse(await part.measure(sizes)) });
  },
  section() {
    const result = lastResult(part.name, part.schema);
    return result && sectionOf(part, result);
  },
});

/** In the order of the report. */
export const PARTS: readonly RunnablePart[] = [runnable(units), runnable(growth), runnable(slot), runnable(coldStart)];
