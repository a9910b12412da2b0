import { Duration, RemovalPolicy, Stack, TimeZone, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Config, resourcePrefix, scheduleNameOf } from '../config.ts';
import type { ScheduleRow } from '../schedules.ts';
import { invokingRole } from './invoking-role.ts';

/**
 * How often a firing is retried: `delivery` if Scheduler cannot deliver it to Lambda, `running` if Lambda has accepted it
 * and it then fails. To Scheduler the second is a success, so each has its own retries. Lambda retries at most twice, after
 * one minute and after two more. While throttled, it retries for `maxEventAge`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
const CAUGHT_UP = {
  delivery: { retryAttempts: 20, maxEventAge: Duration.hours(6) },
  running: { retryAttempts: 2, maxEventAge: Duration.hours(6) },
};
const LEFT_OUT = {
  delivery: { retryAttempts: 0, maxEventAge: Duration.minutes(5) },
  running: { retryAttempts: 0, maxEventAge: Duration.minutes(5) },
};

/** The schedules of one deployment, in a group of their own so that stages can share an account. */
export class PayoutSchedules extends Construct {
  /** Firings that Scheduler gave up, or that Lambda gave up with the error of the last try. People look at them. */
  readonly lost: Queue;
  readonly #group: ScheduleGroup;
  readonly #timeZone: TimeZone;
  readonly #config: Config;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.#group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: resourcePrefix(config),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#config = config;
    this.lost = new Queue(this, 'Lost', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.lost).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue itself; an alarm watches it.',
    });
    this.#timeZone = TimeZone.of(config.timeZone);
  }

  /** Makes the schedule that invokes the Lambda with `{schedule, scheduledTime}`. */
  add(row: ScheduleRow, lambda: LambdaFunction): void {
    const { delivery, running } = row.isCaughtUp ? CAUGHT_UP : LEFT_OUT;
    const { queueArn: destination } = this.lost;
    const mayLose = () => new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [destination] });
    lambda.configureAsyncInvoke({ ...running, onFailure: { bind: () => ({ destination }) } });
    lambda.addToRolePolicy(mayLose());
    const { asGiven } = invokingRole(this, `${row.name}Role`, {
      // Without the condition, a schedule of another account could be made to use the role.
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      lambdas: [lambda],
      also: [mayLose()],
    });
    new Schedule(this, row.name, {
      scheduleName: scheduleNameOf(this.#config, row.name),
      scheduleGroup: this.#group,
      description: row.description,
      schedule: ScheduleExpression.expression(row.expression, this.#timeZone),
      target: new LambdaInvoke(lambda, {
        role: asGiven,
        ...delivery,
        deadLetterQueue: this.lost,
        input: ScheduleTargetInput.fromObject({
          schedule: row.name,
          scheduledTime: ContextAttribute.scheduledTime,
        }),
      }),
    });
  }
}
