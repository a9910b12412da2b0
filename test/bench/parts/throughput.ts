import { reportThroughput, throughputTargets } from '../report/throughput.ts';
import { measureThroughput, type ThroughputFigures, throughputSchema } from '../throughput/throughput-figures.ts';
import type { Part } from './part.ts';

export const throughput: Part<ThroughputFigures> = {
  name: 'throughput',
  title: 'Throughput of the local stack',
  isTimed: true,
  schema: throughputSchema,
  measure: measureThroughput,
  report: reportThroughput,
  targets: throughputTargets,
};
