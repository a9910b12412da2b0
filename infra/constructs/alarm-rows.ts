import { ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { PERIOD } from './own-metrics.ts';

/** `sev1`: act now. `sev2`: this working day. `sev3`: this week. */
export type Severity = 'sev1' | 'sev2' | 'sev3';

/** One condition that raises an alarm. */
export interface AlarmRow {
  /** Also the title of its section in docs/runbook.md. */
  readonly id: string;
  readonly severity: Severity;
  /** The alarm goes off if any of these does. */
  readonly metrics: readonly IMetric[];
  /** Goes off at this value and above. `below` is the opposite. */
  readonly from?: number;
  readonly below?: number;
  /** How many periods in a row, or how many of which `datapoints` count. */
  readonly periods?: number;
  readonly datapoints?: number;
  readonly missing: TreatMissingData;
  /** What it means for affiliates and admins. */
  readonly impact: string;
  /** What the system already does by itself. */
  readonly meanwhile: string;
}

/** No data means that nothing happened. */
export const NOTHING_IS_FINE = TreatMissingData.NOT_BREACHING;
/** No data means that the sweep did not report. The alarm keeps its state, and `sweep-missing` goes off instead. */
export const LAST_SEEN_STANDS = TreatMissingData.IGNORE;
/** For alarms that look for missing data. */
export const SILENCE_RINGS = TreatMissingData.BREACHING;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const METRICS_PER_ALARM = 10;

/** Sums over any number of Lambdas. Each sum has no more metrics than one alarm may have. */
export const sumsOf = (
  lambdas: readonly IFunction[],
  metricOf: (lambda: IFunction) => IMetric,
  prefix = 'm',
): IMetric[] => {
  const chunks = Array.from({ length: Math.ceil(lambdas.length / METRICS_PER_ALARM) }, (_, nth) =>
    lambdas.slice(nth * METRICS_PER_ALARM, (nth + 1) * METRICS_PER_ALARM),
  );
  return chunks.map((chunk, nth) => sum(chunk.map(metricOf), `${prefix}${nth}x`));
};

/**
 * A metric without data in the period counts as 0; otherwise the sum would have no value.
 *
 * @param prefix keeps the ids of several sums in one graph apart
 */
export const sum = (metrics: readonly IMetric[], prefix = 'm'): IMetric => {
  const usingMetrics = Object.fromEntries(metrics.map((metric, nth) => [`${prefix}${nth}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, period: PERIOD, label: 'sum' });
};

export const operatorOf = ({ below }: AlarmRow): ComparisonOperator =>
  below === undefined ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD;
