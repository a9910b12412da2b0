import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AUDIT_PREFIX } from '../../lib/store/keys.ts';
import { grantStreamAccess } from './table-access.ts';

export interface AnnouncingProps {
  /** The Lambda that gets the audit entries and announces them. */
  readonly lambda: IFunction;
  readonly table: ITableV2;
  readonly key: IKey;
  readonly bus: IEventBus;
  readonly people: ITopic;
}

/**
 * Feeds new audit entries from the table's stream to the Lambda that announces events. The stream has exactly what was
 * committed, and it is read until everything was accepted. So each event goes out at least once, and never without the change.
 */
export class Announcing extends Construct {
  /** Positions of the stream that were given up: entries whose events never went out. */
  readonly unannounced: Queue;
  /** The id under which Lambda reports its reads of the stream. */
  readonly streamMappingId: string;

  constructor(scope: Construct, id: string, { lambda, table, key, bus, people }: AnnouncingProps) {
    super(scope, id);
    this.unannounced = new Queue(this, 'Unannounced', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.unannounced).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue itself; an alarm watches it.',
    });

    grantStreamAccess({ table, key }, lambda);
    Validations.of(lambda.role ?? lambda).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources to name in a permission to send traces, and to list streams names none either.',
    });
    grantOutside(lambda, { key, bus, people });
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.unannounced.queueArn] }),
    );
    const { queueArn: destination } = this.unannounced;
    const mapping = new EventSourceMapping(this, 'Stream', {
      target: lambda,
      eventSourceArn: streamOf(table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { SK: { S: FilterRule.beginsWith(AUDIT_PREFIX) } } },
        }),
      ],
      // With it Lambda reports how many records each read of the stream found, 0 included. If it does not read, there
      // is no data.
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // The retries last longer than an hour without the bus. But an entry that can never be announced must not hold up
      // the others for long.
      retryAttempts: 100,
      maxRecordAge: Duration.hours(12),
      onFailure: { bind: () => ({ destination }) },
    });
    this.streamMappingId = mapping.eventSourceMappingId;
  }
}

const streamOf = ({ tableStreamArn }: ITableV2): string => {
  if (tableStreamArn === undefined) throw new Error('the table has no stream');
  return tableStreamArn;
};

/** Allows the one bus, the one topic, and the topic's key through the topic only. */
const grantOutside = (
  lambda: IFunction,
  { key, bus, people }: Pick<AnnouncingProps, 'key' | 'bus' | 'people'>,
): void => {
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }));
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [people.topicArn] }));
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `sns.${Stack.of(lambda).region}.amazonaws.com` } },
    }),
  );
};
