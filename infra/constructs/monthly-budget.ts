import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Config, tagsOf, worldwideName } from '../config.ts';
import { alarmName } from './alarms.ts';

export interface MonthlyBudgetProps {
  readonly config: Config;
  readonly monthlyUsd: number;
  readonly people: ITopic;
}

/**
 * Tells people when this month's cost of the deployment has passed its budget, or is going to. It counts resources with the
 * tags of the deployment, and only once both tags are active as cost allocation tags of the account.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { config, monthlyUsd, people }: MonthlyBudgetProps) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'SNS', address: people.topicArn }];
    const at = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: worldwideName(config, alarmName(config, { severity: 'sev3', id: 'cost-above-budget' })),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
        filterExpression: { and: Object.entries(tagsOf(config)).map(([key, value]) => taggedWith(key, value)) },
        // `filterExpression` needs this instead of cost types.
        metrics: ['UnblendedCost'],
      },
      notificationsWithSubscribers: [at('ACTUAL'), at('FORECASTED')],
    });
  }
}

const taggedWith = (key: string, value: string) => ({
  tags: { key, values: [value], matchOptions: ['EQUALS'] },
});
