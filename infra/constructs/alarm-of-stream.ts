import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmRow, SILENCE_RINGS } from './alarm-rows.ts';
import { PERIOD } from './own-metrics.ts';

/**
 * The alarm over the reading of the table's stream. It belongs in the stack of the reader, whose id is another whenever the
 * stream is: CloudFormation refuses to change an export that another stack imports.
 *
 * @param mappingId of the event source mapping that feeds the stream to `publish-events`
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export const streamUnread = (mappingId: string): AlarmRow => ({
  id: 'stream-unread',
  severity: 'sev2',
  // Lambda reports 0 for a read of the stream that found nothing. Without permission, or switched off, it reports
  // nothing. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
  metrics: [
    new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'PolledEventCount',
      dimensionsMap: { EventSourceMappingUUID: mappingId },
      statistic: 'SampleCount',
      period: PERIOD,
    }),
  ],
  below: 1,
  periods: 3,
  missing: SILENCE_RINGS,
  impact:
    'Other systems and people hear nothing of payments, incidents and approvals: nobody reads the stream of the table.',
  meanwhile: 'The stream keeps what was committed for 24 hours; payments are not affected.',
});
