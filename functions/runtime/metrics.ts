import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type DimensionsOf, METRICS, type MetricName } from '../../lib/contracts/shared/metrics.ts';
import { metricsEnvironment } from './environment.ts';
import { logger } from './logger.ts';
import { once } from './once.ts';

/**
 * A line may hold 100 values, and with the hundredth Powertools would publish by itself.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const VALUES_PER_LINE = 99;

/** CloudWatch refuses older data; it takes two weeks. */
const OLDEST_MS = 13 * 86_400_000;

const emf = once(() => {
  const metrics = new Metrics({ namespace: metricsEnvironment().POWERTOOLS_METRICS_NAMESPACE });
  // Powertools adds the Lambda's name as a dimension, but a metric of ours is the same whichever Lambda emits it.
  metrics.clearDefaultDimensions();
  return metrics;
});

/**
 * Emits values of a metric as a line of the log, from which CloudWatch makes metrics (EMF). No service is called, and
 * nothing waits. A metric must never make work fail, so an error here is logged and not thrown.
 *
 * @param at when it happened, if not now
 */
export function emit<Name extends MetricName>(
  name: Name,
  values: number | readonly number[],
  dimensions: DimensionsOf<Name>,
  at?: string,
): void {
  try {
    const all = typeof values === 'number' ? [values] : values;
    for (let from = 0; from < all.length; from += VALUES_PER_LINE) {
      line(name, all.slice(from, from + VALUES_PER_LINE), dimensions, at);
    }
  } catch (error) {
    logger.warn('a metric was not emitted', { metric: name, error });
  }
}

function line(name: MetricName, values: readonly number[], dimensions: object, at?: string) {
  const metrics = emf();
  const happened = at === undefined ? Number.NaN : Date.parse(at);
  if (happened > Date.now() - OLDEST_MS && happened <= Date.now()) metrics.setTimestamp(happened);
  const named = Object.entries(dimensions).map(([dimension, value]) => [dimension, String(value)]);
  if (named.length > 0) metrics.addDimensions(Object.fromEntries(named));
  for (const value of values) metrics.addMetric(name, MetricUnit[UNITS[METRICS[name].unit]], value);
  metrics.publishStoredMetrics();
}

const UNITS = { Count: 'Count', Seconds: 'Seconds', Milliseconds: 'Milliseconds', None: 'NoUnit' } as const;
