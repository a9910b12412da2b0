import * as z from 'zod';
import { baselineSchema, measureBaseline } from '../baseline/baseline-figures.ts';
import { importsSchema, measureImports } from '../imports/import-figures.ts';
import { itemsSchema, measureItems } from '../items/item-figures.ts';
import { measurePayouts, payoutsSchema } from '../payout/payout-figures.ts';
import { reportBaseline } from '../report/baseline.ts';
import { costTargets, reportCosts } from '../report/costs.ts';
import { importTargets, reportImports } from '../report/imports.ts';
import { reportItems } from '../report/items.ts';
import { payoutTargets, reportPayouts } from '../report/payouts.ts';
import { reportSweeps } from '../report/sweeps.ts';
import { measureSweeps, sweepsSchema } from '../sweep/sweep-figures.ts';
import type { Part } from './part.ts';

const schema = z.strictObject({
  payouts: payoutsSchema,
  imports: importsSchema,
  sweeps: sweepsSchema,
  items: itemsSchema,
  baseline: baselineSchema,
});
export type UnitFigures = Readonly<z.output<typeof schema>>;

export const units: Part<UnitFigures> = {
  name: 'units',
  title: 'What it takes of AWS',
  isTimed: false,
  schema,
  async measure(sizes) {
    return {
      payouts: await measurePayouts(sizes),
      imports: await measureImports(),
      sweeps: await measureSweeps(sizes),
      items: await measureItems(sizes),
      baseline: await measureBaseline(sizes),
    };
  },
  report: (figures) => [
    ...reportPayouts(figures.payouts),
    ...reportImports(figures.imports),
    ...reportSweeps(figures.sweeps),
    ...reportCosts(figures),
    ...reportBaseline(figures),
    ...reportItems(figures.items),
  ],
  targets: (figures) => [...payoutTargets(figures.payouts), ...importTargets(figures.imports), ...costTargets(figures)],
};
