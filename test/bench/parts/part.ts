import type * as z from 'zod';
import type { Target } from '../report/targets.ts';
import type { Sizes } from '../sizes.ts';

/** One part of the bench. It is measured by itself, keeps its figures in its own file, and has a section of the report. */
export interface Part<Figures> {
  /** The name that `--only` takes. */
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType<Figures>;
  readonly measure: (sizes: Sizes) => Promise<Figures>;
  readonly report: (figures: Figures) => readonly string[];
  readonly targets?: (figures: Figures) => readonly Target[];
}
