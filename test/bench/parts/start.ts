import { reportStarts, startTargets } from '../report/starts.ts';
import { measureStarts, type StartFigures, startsSchema } from '../start/start-figures.ts';
import type { Part } from './part.ts';

export const start: Part<StartFigures> = {
  name: 'start',
  title: 'Starting it on this machine',
  isTimed: true,
  schema: startsSchema,
  measure: measureStarts,
  report: reportStarts,
  targets: startTargets,
};
