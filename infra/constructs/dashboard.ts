import { Duration } from 'aws-cdk-lib';
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type Config, resourcePrefix, worldwideName } from '../config.ts';
import { EXECUTION_FUNCTIONS } from '../execution-functions.ts';
import { SCHEDULES } from '../schedules.ts';
import { sumsOf } from './alarm-rows.ts';
import { type OwnMetrics, PERIOD } from './own-metrics.ts';
import type { Watched } from './watched.ts';

export interface DashboardProps {
  readonly config: Config;
  readonly own: OwnMetrics;
  readonly watched: Watched;
}

const DAY = Duration.days(1);
const HOUR = Duration.hours(1);

/** One page for the deployment. Money is at the top, in the words of the admins, and machines are below. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { config, own, watched }: DashboardProps) {
    super(scope, id);
    const board = new CloudWatchDashboard(this, 'Board', {
      dashboardName: worldwideName(config, resourcePrefix(config)),
    });
    board.addWidgets(
      text(
        `# Payouts of ${config.stage}\nAmounts are in the smallest unit of their currency: 1234 USD are 12.34 dollars.`,
      ),
    );
    board.addWidgets(...now(own));
    board.addWidgets(...money(own));
    board.addWidgets(...waiting(own));
    board.addWidgets(text('# Machines'));
    board.addWidgets(...provider(own));
    board.addWidgets(...machines(own, watched));
  }
}

const text = (markdown: string) => new TextWidget({ markdown, width: 24, height: 2 });
const graph = (title: string, left: IMetric[], width = 8) => new GraphWidget({ title, left, width, height: 6 });
const number = (title: string, metric: IMetric) =>
  new SingleValueWidget({ title, metrics: [metric], width: 4, height: 4 });

const now = (own: OwnMetrics) => {
  const latest = { statistic: 'Maximum' } as const;
  return [
    number('Not known whether paid', own.one('UnknownPayments', {}, { ...latest, label: 'payments' })),
    number('Incidents that wait for a person', own.one('OpenIncidents', {}, { ...latest, label: 'open incidents' })),
    number('Books differ from the provider', own.one('BookDifferences', {}, { ...latest, label: 'differences' })),
    number('Wait for a second person', own.one('ApprovalsWaiting', {}, { ...latest, label: 'batches' })),
    number('Payouts are paused', own.one('PayoutsPaused', {}, { ...latest, label: '1 = paused' })),
    number(
      'Daily payouts are late',
      own.one('DailyWorkOverdue', { work: 'payouts' }, { ...latest, label: '1 = late' }),
    ),
  ];
};

const money = (own: OwnMetrics) => {
  const daily = (outcome: string, statistic: 'Sum' | 'SampleCount') =>
    own.all('PaymentAmount', { statistic, period: DAY, label: '', only: { outcome } });
  return [
    graph('Paid out a day, by currency (smallest unit)', [daily('completed', 'Sum')]),
    graph('Came back a day, by currency (smallest unit)', [daily('returned', 'Sum')]),
    graph('Payments made a day, by currency', [daily('completed', 'SampleCount')]),
    graph('What became of payments, by hour', [own.all('Payments', { statistic: 'Sum', period: HOUR, label: '' })], 12),
    graph(
      'How batches ended, by hour',
      [own.all('BatchesFinished', { statistic: 'Sum', period: HOUR, label: '' })],
      12,
    ),
  ];
};

const waiting = (own: OwnMetrics) => [
  graph('Waiting batches, by reason', [own.all('Batches', { statistic: 'Maximum', period: PERIOD, label: '' })]),
  graph('How long the oldest has waited (seconds)', [
    own.all('BatchAge', { statistic: 'Maximum', period: PERIOD, label: '' }),
    own.one('ApprovalAge', {}, { statistic: 'Maximum', label: 'for a second person' }),
    own.one('UnknownPaymentAge', {}, { statistic: 'Maximum', label: 'payment with unknown outcome' }),
  ]),
  graph('Tried again, and left undone until the sweep came', [
    own.one('PaymentRetries', {}, { statistic: 'Sum', period: HOUR, label: 'payments tried again' }),
    own.all('SweepFindings', { statistic: 'Sum', period: HOUR, label: '' }),
  ]),
  graph('Batches compared with the provider', [
    own.all('BatchesReconciled', { statistic: 'Sum', period: DAY, label: '' }),
  ]),
  graph('Daily runs of payouts', [own.all('ScheduledRuns', { statistic: 'Sum', period: DAY, label: '' })]),
  graph('Days of the audit log that were sealed', [
    own.one('DaysSealed', {}, { statistic: 'Sum', period: DAY, label: 'days' }),
  ]),
];

const provider = (own: OwnMetrics) => [
  graph('Provider: how long answers take (ms, 99 of 100)', [
    own.all('ProviderLatency', { statistic: 'p99', period: PERIOD, label: '' }),
  ]),
  graph('Provider: calls by what came of them', [
    own.all('ProviderCalls', { statistic: 'Sum', period: PERIOD, label: '' }),
  ]),
  graph('Provider does not answer', [own.all('ProviderDown', { statistic: 'Maximum', period: PERIOD, label: '' })]),
];

const machines = (own: OwnMetrics, watched: Watched) => {
  const errors = (names: readonly string[], prefix: string) =>
    sumsOf(
      names.map((name) => watched.lambda(name)),
      (lambda) => lambda.metricErrors({ period: PERIOD }),
      prefix,
    );
  return [
    graph('Refused requests, by reason', [own.all('ApiProblems', { statistic: 'Sum', period: PERIOD, label: '' })]),
    graph('API: requests, errors', [
      watched.api.metricCount({ period: PERIOD, statistic: 'Sum' }),
      watched.api.metricClientError({ period: PERIOD, statistic: 'Sum' }),
      watched.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
    ]),
    graph('Errors of steps and of scheduled work', [
      ...errors(EXECUTION_FUNCTIONS, 'step'),
      ...errors(
        SCHEDULES.map(({ name }) => name),
        'work',
      ),
    ]),
    graph('Sweeps, and what they could not do', [
      own.one('Sweeps', {}, { statistic: 'Sum', period: HOUR, label: 'sweeps an hour' }),
      own.one('SweepFailures', {}, { statistic: 'Sum', period: HOUR, label: 'not done' }),
      own.one('ItemsFailed', {}, { statistic: 'Sum', period: HOUR, label: 'rows and accounts of others not done' }),
    ]),
    graph('Events: through the stream, and how late (ms)', [
      own.one('EntriesAnnounced', {}, { statistic: 'Sum', label: 'entries' }),
      watched.lambda('publish-events').metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' }),
    ]),
    graph('Lambdas that timed out', [
      own.one('LambdaTimeouts', {}, { statistic: 'Sum', period: HOUR, label: 'an hour' }),
    ]),
  ];
};
