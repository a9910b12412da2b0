import { Annotations, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { alarmsOfMachines } from '../constructs/alarms-of-machines.ts';
import { alarmsOfMoney } from '../constructs/alarms-of-money.ts';
import { Dashboard } from '../constructs/dashboard.ts';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import { OwnMetrics } from '../constructs/own-metrics.ts';
import { Watched } from '../constructs/watched.ts';

export interface WatchStackProps extends StackProps {
  readonly config: Config;
  readonly apiId: string;
  /** The topic for people. */
  readonly people: ITopic;
  readonly unannounced: IQueue;
  readonly scheduledWorkLost: IQueue;
}

/** Watches the other stacks, but for the reader of the stream. It knows Lambdas and state machines by name only, so it never blocks a change of them. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    const { config, apiId, people, unannounced, scheduledWorkLost, ...rest } = props;
    super(scope, id, rest);
    const own = new OwnMetrics(config);
    const watched = new Watched(this, 'Watched', { config, apiId });
    const machines = { own, watched, unannounced, scheduledWorkLost };
    const rows = [...alarmsOfMoney(own, [config.provider]), ...alarmsOfMachines(machines)];
    new Alarms(this, 'Alarms', { config, rows, people });
    new Dashboard(this, 'Dashboard', { config, own, watched });
    const { monthlyBudgetUsd: monthlyUsd } = config;
    if (monthlyUsd !== undefined) new MonthlyBudget(this, 'MonthlyBudget', { config, monthlyUsd, people });
    this.#subscribe(config.alarmEmails, people);
  }

  #subscribe(emails: readonly string[], people: ITopic): void {
    for (const endpoint of emails) {
      new CfnSubscription(this, `Email-${endpoint}`, { topicArn: people.topicArn, protocol: 'email', endpoint });
    }
    if (emails.length > 0) return;
    Annotations.of(this).addWarningV2(
      'disbursement:nobody-is-told',
      'No e-mail address receives alarms. Name one in the file of the stage in infra/stages/.',
    );
  }
}
