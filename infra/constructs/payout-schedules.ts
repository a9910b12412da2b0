import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { type Config, resourcePrefix, scheduleNameOf } from '../config.ts';
import type { ScheduleRow } from '../schedules.ts';
import { invokingRole } from './invoking-role.ts';

/** The next firing is the retry; a late copy would only compete with it. */
const LEFT_OUT = { retryAttempts: 0, maxEventAge: Duration.minutes(5) };
const CAUGHT_UP = { retryAttempts: 20, maxEventAge: Duration.hours(6) };

/** The schedules of one deployment, in a group of their own so that stages can share an account. */
export class PayoutSchedules extends Construct {
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
    this.#timeZone = TimeZone.of(config.timeZone);
  }

  /** Fires the Lambda with `{schedule, scheduledTime}`. */
  add(row: ScheduleRow, lambda: IFunction): void {
    const { asGiven } = invokingRole(this, `${row.name}Role`, {
      // Without the condition, a schedule of another account could be made to use the role.
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      lambdas: [lambda],
    });
    new Schedule(this, row.name, {
      scheduleName: scheduleNameOf(this.#config, row.name),
      scheduleGroup: this.#group,
      description: row.description,
      schedule: ScheduleExpression.expression(row.expression, this.#timeZone),
      target: new LambdaInvoke(lambda, {
        role: asGiven,
        ...(row.isCaughtUp ? CAUGHT_UP : LEFT_OUT),
        input: ScheduleTargetInput.fromObject({
          schedule: row.name,
          scheduledTime: ContextAttribute.scheduledTime,
        }),
      }),
    });
  }
}
