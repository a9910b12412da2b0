import { Metrics } from '@aws-lambda-powertools/metrics';
import { vi } from 'vitest';
import * as z from 'zod';

/*
 * Metrics as a test sees them: read from the lines of the log, as CloudWatch does.
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

export interface Emitted {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** All metrics that are emitted from now on. They no longer go to the log. */
export const collectEmitted = (): Emitted[] => {
  const emitted: Emitted[] = [];
  vi.spyOn(Metrics.prototype, 'publishStoredMetrics').mockImplementation(function (this: Metrics) {
    const line = lineSchema.parse(this.serializeMetrics());
    const [{ Dimensions, Metrics: metrics }] = line._aws.CloudWatchMetrics;
    const [{ Name: name, Unit: unit }] = metrics;
    const dimensions = Object.fromEntries((Dimensions[0] ?? []).map((dimension) => [dimension, line[dimension]]));
    emitted.push({ name, unit, values: valuesSchema.parse(line[name]), dimensions, at: line._aws.Timestamp });
    this.clearMetrics();
    this.clearDimensions();
    return this;
  });
  return emitted;
};

/** Of one metric: `<values> <dimensions>`, in the order in which they were emitted. */
export const emittedOf = (emitted: readonly Emitted[], name: string): string[] =>
  emitted
    .filter((one) => one.name === name)
    .map(({ values, dimensions }) => [values.join('+'), ...Object.values(dimensions)].join(' '));
