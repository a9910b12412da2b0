import { type GrowthFigures, growthSchema, measureGrowth } from '../growth/growth-figures.ts';
import { growthPlots, growthTargets, reportGrowth } from '../report/growth.ts';
import type { Part } from './part.ts';

export const growth: Part<GrowthFigures> = {
  name: 'growth',
  title: 'Growth',
  isTimed: true,
  schema: growthSchema,
  measure: measureGrowth,
  report: reportGrowth,
  plots: growthPlots,
  targets: growthTargets,
};
