import type * as z from 'zod';
import type { PlotFile } from '../plot/plot-file.ts';
import type { Target } from '../report/targets.ts';
import type { Sizes } from '../sizes.ts';

/** One part of the bench. It is measured by itself, keeps its figures in its own file, and has a section of the report. */
export interface Part<Figures> {
  /** The name that `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** Whether times are among its figures: then it matters whether the machine had other work. */
  readonly isTimed: boolean;
  readonly schema: z.ZodType<Figures>;
  readonly measure: (sizes: Sizes) => Promise<Figures>;
  readonly report: (figures: Figures) => readonly string[];
  /** The pictures that the report shows. */
  readonly plots?: (figures: Figures) => readonly PlotFile[];
  readonly targets?: (figures: Figures) => readonly Target[];
}
