import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type DimensionsOf, METRICS, type MetricName } from '../../lib/contracts/shared/metrics.ts';
import { metricsEnvironment } from './environment.ts';
import { logger } from './logger.ts';
import { once } from './once.ts';

/** As many values fit into one line. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const VALUES_PER_LINE = 99;

/** CloudWatch takes no older ones. */
const OLDEST_MS = 13 * 86_400_000;

const emf = once(() => {
  const metrics = new Metrics({ namespace: metricsEnvironment().POWERTOOLS_METRICS_NAMESPACE });
  // Powertools adds the Lambda as a dimension: our figures are the same ones whoever says them.
  metrics.clearDefaultDimensions();
  return metrics;
});

/**
 * Says values of a metric, as a line of the log from which CloudWatch makes metrics (EMF): nothing is called, and nothing waits.
 * A figure is never worth a failure: what cannot be said is logged, and never thrown.
 *
 * @param at when it was so, if not now
 */
export function say<Name extends MetricName>(
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
    logger.warn('a metric was not said', { metric: name, error });
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
