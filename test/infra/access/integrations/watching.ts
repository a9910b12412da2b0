import * as z from 'zod';
import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { handingTo } from './handing-over.ts';
import { arnOf, type NeedsByType, onBehalfOf } from './needs-of-type.ts';

/* What CloudWatch and Budgets do when something is wrong. */

const arns = z.array(z.string()).default([]);

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
const ofAlarm = (alarm: LocalResource, product: Product): Probe[] => {
  const context = onBehalfOf(product, arnOf(product, 'cloudwatch', `alarm:${alarm.ref}`));
  const actions = ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((property) =>
    arns.parse(alarm.property(property)),
  );
  return [...new Set(actions)].flatMap((action) =>
    handingTo(product, action, { by: 'cloudwatch.amazonaws.com', context, why: `the alarm ${alarm.ref}` }),
  );
};

const notifications = z
  .array(
    z.object({ Subscribers: z.array(z.object({ SubscriptionType: z.enum(['SNS', 'EMAIL']), Address: z.string() })) }),
  )
  .default([]);

/** @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html */
const ofBudget = (budget: LocalResource, product: Product): Probe[] => {
  const { partition, account } = product.place;
  const context = onBehalfOf(product, `arn:${partition}:budgets::${account}:budget/${budget.ref}`);
  return notifications
    .parse(budget.property('NotificationsWithSubscribers'))
    .flatMap(({ Subscribers }) => Subscribers)
    .filter(({ SubscriptionType }) => SubscriptionType === 'SNS')
    .flatMap(({ Address }) =>
      handingTo(product, Address, { by: 'budgets.amazonaws.com', context, why: `the budget ${budget.ref}` }),
    );
};

/** Mail needs nothing of ours; whoever subscribes a queue or a Lambda has to say what that needs. */
const onlyMail = (subscription: LocalResource): Probe[] => {
  z.literal('email').parse(subscription.property('Protocol'), {
    error: () => `nobody has said what the subscription ${subscription.ref} needs: add it to integrations/watching.ts`,
  });
  return [];
};

export const WATCHING_TYPES: NeedsByType = {
  'AWS::CloudWatch::Alarm': {
    refersIn: ['AlarmActions', 'OKActions', 'InsufficientDataActions', 'Dimensions', 'Metrics'],
    needs: ofAlarm,
  },
  'AWS::CloudWatch::CompositeAlarm': {
    refersIn: ['AlarmActions', 'OKActions', 'InsufficientDataActions', 'AlarmRule'],
    needs: ofAlarm,
  },
  // Shows what whoever looks at it may see.
  'AWS::CloudWatch::Dashboard': { refersIn: ['DashboardBody'] },
  'AWS::Logs::MetricFilter': { refersIn: ['LogGroupName'] },
  'AWS::Logs::QueryDefinition': { refersIn: ['LogGroupNames'] },
  'AWS::Budgets::Budget': { refersIn: ['NotificationsWithSubscribers', 'Budget'], needs: ofBudget },
  'AWS::SNS::Subscription': { refersIn: ['TopicArn'], needs: onlyMail },
};
