import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type DimensionsOf, METRICS, type MetricName } from '../../lib/contracts/shared/metrics.ts';
import { type Config, metricsNamespace } from '../config.ts';

/** The sweep reports the present state this often. */
export const PERIOD = Duration.minutes(5);

type Statistic = 'Sum' | 'Maximum' | 'Minimum' | 'Average' | 'SampleCount' | 'p99';

/**
 * The metrics that our Lambdas emit, for alarms and widgets. Only metrics of the table in `lib/contracts/shared/metrics.ts`
 * can be used.
 */
export class OwnMetrics {
  readonly namespace: string;

  constructor(config: Config) {
    this.namespace = metricsNamespace(config);
  }

  one<Name extends MetricName>(
    name: Name,
    dimensions: DimensionsOf<Name>,
    options: { readonly statistic: Statistic; readonly period?: Duration; readonly label?: string },
  ): Metric {
    return new Metric({
      namespace: this.namespace,
      metricName: name,
      dimensionsMap: Object.fromEntries(Object.entries(dimensions).map(([key, value]) => [key, String(value)])),
      period: PERIOD,
      ...options,
    });
  }

  /** The metric under every combination of its dimensions. For widgets and alarms, because alarms cannot search. */
  all(
    name: MetricName,
    options: {
      readonly statistic: Statistic;
      readonly period: Duration;
      readonly label: string;
      readonly only?: Readonly<Record<string, string>>;
    },
  ): MathExpression {
    const { statistic, period, label, only = {} } = options;
    const names = Object.keys(METRICS[name].dimensions).join(',');
    const wanted = Object.entries(only).map(([dimension, value]) => ` ${dimension}="${value}"`);
    const search = `{${this.namespace},${names}} MetricName="${name}"${wanted.join('')}`;
    return new MathExpression({
      expression: `SEARCH('${search}', '${statistic}', ${period.toSeconds()})`,
      usingMetrics: {},
      label,
      period,
    });
  }
}
