import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EVENT_SOURCE } from '../../lib/contracts/events/events.ts';
import { type Config, resourcePrefix } from '../config.ts';
import { uniqueName } from './unique-name.ts';

/** How far back events can be replayed for a subscriber that was broken or is new. */
const ARCHIVED = Duration.days(90);

/**
 * Where events and messages go out: a bus for systems and a topic for people. Rules and subscriptions of others depend on
 * both. So they are in the stack that is never replaced, and they stay behind when it is removed. Neither has a fixed name
 * that would block the next one. Events hold no personal data; the bus is encrypted with a key that AWS owns.
 */
export class Outside extends Construct {
  readonly bus: EventBus;
  readonly people: Topic;

  constructor(scope: Construct, id: string, { config, key }: { readonly config: Config; readonly key: Key }) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: uniqueName(`${resourcePrefix(config)}-events`),
      description: 'What became of payments and batches',
    });
    const archive = this.bus.archive('Archive', {
      description: 'Events to replay for a subscriber',
      eventPattern: { source: [EVENT_SOURCE] },
      retention: ARCHIVED,
    });
    this.people = new Topic(this, 'People', {
      displayName: 'Payouts',
      masterKey: key,
      enforceSSL: true,
    });
    for (const kept of [this.bus, archive, this.people])
      kept.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.#letAlarmsRing(key, config.monthlyBudgetUsd !== undefined);
  }

  /**
   * CloudWatch and AWS Budgets publish as services, not as one of our roles.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  #letAlarmsRing(key: Key, hasBudget: boolean): void {
    const { account, partition } = Stack.of(this);
    const ours = { StringEquals: { 'aws:SourceAccount': account } };
    const budgets = { ...ours, ArnLike: { 'aws:SourceArn': `arn:${partition}:budgets::${account}:*` } };
    const ringers = [
      { service: 'cloudwatch.amazonaws.com', conditions: ours },
      ...(hasBudget ? [{ service: 'budgets.amazonaws.com', conditions: budgets }] : []),
    ];
    for (const { service, conditions } of ringers) {
      const ringing = { effect: Effect.ALLOW, principals: [new ServicePrincipal(service)], conditions };
      this.people.addToResourcePolicy(
        new PolicyStatement({ ...ringing, actions: ['sns:Publish'], resources: [this.people.topicArn] }),
      );
      key.addToResourcePolicy(
        new PolicyStatement({ ...ringing, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }),
      );
    }
  }
}
