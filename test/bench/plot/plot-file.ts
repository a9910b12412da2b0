import type { Plot } from './plot.ts';

/** A plot, and the file beside the report that it is kept in. */
export interface PlotFile {
  readonly file: string;
  readonly plot: Plot;
  /** For whoever does not see it. */
  readonly alternative: string;
}

export const picture = ({ file, alternative }: PlotFile): string => `![${alternative}](${file})`;
