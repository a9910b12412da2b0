import { readsOf, writesOf } from '../meter/units.ts';
import type { SweepFigures } from '../sweep/sweep-figures.ts';
import { number, table } from './text.ts';

export const reportSweeps = (sweeps: readonly SweepFigures[]): readonly string[] => [
  '### A sweep that finds nothing to do',
  'It runs every five minutes. The old batches are finished and evenly spread over 89 days, and nothing is due for them.',
  table(
    ['old batches', 'read units', 'write units', 'round trips'],
    sweeps.map(({ oldBatches, units }) => [
      number(oldBatches),
      number(readsOf(units)),
      number(writesOf(units)),
      number(units.requests),
    ]),
  ),
];
