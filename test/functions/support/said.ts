import { Metrics } from '@aws-lambda-powertools/metrics';
import { vi } from 'vitest';
import * as z from 'zod';

/*
 * What a test hears of the metrics: the lines themselves, as CloudWatch reads them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */

const lineSchema = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.tuple([
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())).max(1),
        Metrics: z.tuple([z.object({ Name: z.string(), Unit: z.string() })]),
      }),
    ]),
  }),
});
const valuesSchema = z.union([z.number().transform((value) => [value]), z.array(z.number())]);

export interface Said {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** Everything that is said from now on. */
export const listen = (): Said[] => {
  const said: Said[] = [];
  vi.spyOn(Metrics.prototype, 'publishStoredMetrics').mockImplementation(function (this: Metrics) {
    const line = lineSchema.parse(this.serializeMetrics());
    const [{ Dimensions, Metrics: metrics }] = line._aws.CloudWatchMetrics;
    const [{ Name: name, Unit: unit }] = metrics;
    const dimensions = Object.fromEntries((Dimensions[0] ?? []).map((dimension) => [dimension, line[dimension]]));
    said.push({ name, unit, values: valuesSchema.parse(line[name]), dimensions, at: line._aws.Timestamp });
    this.clearMetrics();
    this.clearDimensions();
    return this;
  });
  return said;
};

/** Of one metric: `<values> <dimensions>`, in the order in which they were said. */
export const saidOf = (said: readonly Said[], name: string): string[] =>
  said
    .filter((one) => one.name === name)
    .map(({ values, dimensions }) => [values.join('+'), ...Object.values(dimensions)].join(' '));
