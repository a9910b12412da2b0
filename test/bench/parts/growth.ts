import { type GrowthFigures, growthSchema, measureGrowth } from '../growth/growth-figures.ts';
import { reportGrowth } from '../report/growth.ts';
import type { Part } from './part.ts';

export const growth: Part<GrowthFigures> = {
  name: 'growth',
  title: 'Growth',
  schema: growthSchema,
  measure: measureGrowth,
  report: reportGrowth,
};
