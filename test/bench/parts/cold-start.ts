import { coldStartSchema, type LambdaFigures, measureColdStarts } from '../cold-start/cold-start-figures.ts';
import { coldStartTargets, reportColdStarts } from '../report/cold-starts.ts';
import type { Part } from './part.ts';

export const coldStart: Part<readonly LambdaFigures[]> = {
  name: 'cold-start',
  title: 'Cold start',
  isTimed: true,
  schema: coldStartSchema,
  measure: measureColdStarts,
  report: reportColdStarts,
  targets: coldStartTargets,
};
