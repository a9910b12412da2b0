import type { Part } from '../parts/part.ts';
import type { PlotFile } from '../plot/plot-file.ts';
import type { Result } from '../shared/results.ts';
import { type Target, targetsTable } from './targets.ts';

/** A part with its last figures. */
export interface Section {
  readonly title: string;
  readonly origin: Result<unknown>['origin'];
  readonly body: readonly string[];
  readonly plots: readonly PlotFile[];
  readonly targets: readonly Target[];
}

export const sectionOf = <Figures>(part: Part<Figures>, { origin, figures }: Result<Figures>): Section => ({
  title: part.title,
  origin,
  body: part.report(figures),
  plots: part.plots?.(figures) ?? [],
  targets: part.targets?.(figures) ?? [],
});

const BUSY = ' The machine had other work at the time, so take the times as upper bounds.';

/** docs/performance.md: the last figures, part by part. Parts that were never measured are left out. */
export const page = (sections: readonly Section[]): string => {
  const targets = sections.flatMap((section) => section.targets);
  return `${[
    '# Performance',
    'Written by `npm run bench`; `npm run bench -- --only <part>` measures one part again and leaves the others as they are. Everything is measured on the product itself: the use cases and repositories, the state machine as it is deployed, and the DynamoDB engine of the local stack, whose ConsumedCapacity is what is counted.',
    ...(targets.length === 0 ? [] : ['## Targets', targetsTable(targets)]),
    ...sections.flatMap(({ title, origin, body }) => [
      `## ${title}`,
      `Measured on ${origin.date} at ${origin.commit}, on ${origin.machine}.${origin.isQuiet === false ? BUSY : ''}`,
      ...body,
    ]),
  ].join('\n\n')}\n`;
};
