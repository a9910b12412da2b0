import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { EXECUTION_FUNCTIONS } from '../execution-functions.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../scheduled-payout-functions.ts';
import { SCHEDULES } from '../schedules.ts';
import { type AlarmRow, NOTHING_IS_FINE, SILENCE_RINGS, sum, sumsOf } from './alarm-rows.ts';
import { type OwnMetrics, PERIOD } from './own-metrics.ts';
import type { Watched } from './watched.ts';

export interface MachinesProps {
  readonly own: OwnMetrics;
  readonly watched: Watched;
  /** Events that were given up. */
  readonly unannounced: IQueue;
  /** Firings of schedules that were given up. */
  readonly scheduledWorkLost: IQueue;
}

/** Alarms over what AWS itself measures. */
export const alarmsOfMachines = (props: MachinesProps): AlarmRow[] => [
  ...alarmsOfRuns(props),
  ...alarmsOfSchedules(props),
  ...alarmsOfEvents(props),
  ...alarmsOfLambdas(props),
];

const alarmsOfRuns = ({ watched }: MachinesProps): AlarmRow[] => [
  {
    id: 'payout-run-failed',
    severity: 'sev1',
    metrics: [endedBadly(watched.payouts)],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'Affiliates of one batch wait for their money: its run ended in an error.',
    meanwhile: 'The sweep takes the batch up again within 5 minutes; if this alarm repeats, nobody is being paid.',
  },
  {
    id: 'daily-run-failed',
    severity: 'sev2',
    metrics: [endedBadly(watched.scheduledPayouts)],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'Some affiliates were left out of the daily payouts: the run failed for at least one currency.',
    meanwhile:
      'The next daily run pays who was left out. POST /batches does so now; nothing is paid twice by trying again.',
  },
  {
    id: 'step-erring',
    severity: 'sev2',
    metrics: sumsOf(
      [...EXECUTION_FUNCTIONS, ...SCHEDULED_PAYOUT_FUNCTIONS].map((name) => watched.lambda(name)),
      (lambda) => lambda.metricErrors({ period: PERIOD }),
    ),
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'Payments may be delayed: a step of a payout run failed.',
    meanwhile: 'The step is tried again. Payments without a known outcome are asked about, never sent twice.',
  },
];

const alarmsOfSchedules = ({ own, watched, scheduledWorkLost }: MachinesProps): AlarmRow[] => [
  {
    id: 'sweep-missing',
    severity: 'sev1',
    metrics: [own.one('Sweeps', {}, { statistic: 'Sum' })],
    below: 1,
    periods: 3,
    missing: SILENCE_RINGS,
    impact:
      'For 15 minutes nobody has looked after payments that died or are unknown, and most other alarms about money are blind.',
    meanwhile: 'The sweep is started every 5 minutes. Payout runs go on as long as nothing goes wrong in them.',
  },
  {
    id: 'scheduled-work-erring',
    severity: 'sev2',
    metrics: sumsOf(
      SCHEDULES.map(({ name }) => watched.lambda(name)),
      (lambda) => lambda.metricErrors({ period: PERIOD }),
    ),
    from: 1,
    missing: NOTHING_IS_FINE,
    impact:
      'Scheduled work failed: a sweep, the start of the daily payouts, or the sync of the accounts of affiliates.',
    meanwhile: 'It is tried again, and the sweep makes up for what was missed.',
  },
  {
    id: 'scheduled-work-lost',
    severity: 'sev2',
    metrics: [visible(scheduledWorkLost)],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'Scheduled work was given up after all tries: payments or accounts of affiliates may be late by a day.',
    meanwhile: 'The sweep makes up for a night that was missed. What was given up lies in the queue with its error.',
  },
];

const alarmsOfEvents = ({ watched, unannounced }: MachinesProps): AlarmRow[] => [
  {
    id: 'events-late',
    severity: 'sev2',
    metrics: [watched.lambda('publish-events').metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' })],
    from: Duration.minutes(15).toMilliseconds(),
    missing: NOTHING_IS_FINE,
    impact:
      'Other systems and people hear late of payments, incidents and approvals: events have waited for 15 minutes.',
    meanwhile: 'They are tried again for 12 hours; payments are not affected.',
  },
  {
    id: 'events-given-up',
    severity: 'sev2',
    metrics: [visible(unannounced)],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact:
      'Other systems have not heard what became of some payments, and will not by themselves: events were given up.',
    meanwhile: 'The books are right; the queue names the entries by their place in the stream.',
  },
];

const alarmsOfLambdas = ({ own, watched }: MachinesProps): AlarmRow[] => [
  {
    id: 'api-failing',
    severity: 'sev2',
    metrics: [closedToAdmins(own, watched)],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact:
      'Admins see errors instead of payouts: in 5 minutes the API answered with 5xx, or could not read or write a row or an account, at least five times; or a sign-in failed or was about to.',
    meanwhile: 'Money that is already on its way is not affected.',
  },
  {
    id: 'lambdas-throttled',
    severity: 'sev2',
    // The Lambdas of the API are not included, because a throttled one answers 5xx and `api-failing` covers that.
    metrics: sumsOf(
      [
        ...EXECUTION_FUNCTIONS,
        ...SCHEDULED_PAYOUT_FUNCTIONS,
        ...SCHEDULES.map(({ name }) => name),
        'publish-events',
      ].map((name) => watched.lambda(name)),
      (lambda) => lambda.metricThrottles({ period: PERIOD }),
    ),
    // A single one is harmless: a sweep that met the one before it, because only one may run at a time.
    from: 2,
    missing: NOTHING_IS_FINE,
    impact: 'Payments and events are delayed: the account has no room for more Lambdas at once.',
    meanwhile: 'What was turned away is tried again for an hour and more.',
  },
  {
    id: 'lambdas-timed-out',
    severity: 'sev2',
    metrics: [own.one('LambdaTimeouts', {}, { statistic: 'Sum' })],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'A Lambda was stopped because its time was up: payments are delayed, or an admin saw an error.',
    meanwhile: 'Steps are tried again; what was sent and not answered is asked about.',
  },
];

/**
 * Cognito gives nobody a token without the answer of `name-person`, and waits for five seconds.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
const SLOW_SIGN_IN_MS = 4_000;

/** Sign-ins are few, so one failure is enough for an alarm. A single 5xx of the API may be chance. */
const closedToAdmins = (own: OwnMetrics, watched: Watched): MathExpression => {
  const signIn = watched.lambda('name-person');
  const failures = ['FILL(signInErrors, 0)', 'FILL(signInThrottles, 0)'].join(' + ');
  return new MathExpression({
    expression: `IF(FILL(api, 0) + FILL(items, 0) >= 5 OR ${failures} >= 1 OR FILL(signInTime, 0) >= ${SLOW_SIGN_IN_MS}, 1, 0)`,
    usingMetrics: {
      api: watched.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      items: own.one('ItemsFailed', {}, { statistic: 'Sum' }),
      signInErrors: signIn.metricErrors({ period: PERIOD }),
      signInThrottles: signIn.metricThrottles({ period: PERIOD }),
      signInTime: signIn.metricDuration({ period: PERIOD, statistic: 'Maximum' }),
    },
    period: PERIOD,
    label: 'closed to admins',
  });
};

const visible = (queue: IQueue) =>
  queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });

const endedBadly = (machine: IStateMachine) =>
  sum([
    machine.metricFailed({ period: PERIOD }),
    machine.metricTimedOut({ period: PERIOD }),
    machine.metricAborted({ period: PERIOD }),
  ]);
