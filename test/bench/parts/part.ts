import type * as z from 'zod';
import type { Target } from '../report/targets.ts';
import type { Sizes } from '../sizes.ts';

/** One part of the bench: it is measured by itself, keeps its figures in a file of its own, and has a section of the report. */
export interface Part<Figures> {
  /** As `--only` takes it. */
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType<Figures>;
  readonly measure: (sizes: Sizes) => Promise<Figures>;
  readonly report: (figures: Figures) => readonly string[];
  readonly targets?: (figures: Figures) => readonly Target[];
}
