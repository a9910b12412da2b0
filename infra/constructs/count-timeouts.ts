import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { MetricName } from '../../lib/contracts/shared/metrics.ts';
import { type Config, metricsNamespace } from '../config.ts';

const COUNTED: MetricName = 'LambdaTimeouts';

/**
 * Counts time-outs. Lambda has no metric for them and counts them among its errors, but it writes `Task timed out after
 * 5.00 seconds` into the function's log. The filter costs nothing, and the metric only in hours with a time-out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
 */
export const countTimeouts = (logGroup: ILogGroup, config: Config): MetricFilter =>
  new MetricFilter(logGroup, 'Timeouts', {
    logGroup,
    filterPattern: FilterPattern.literal('"Task timed out after"'),
    metricNamespace: metricsNamespace(config),
    metricName: COUNTED,
    metricValue: '1',
  });
