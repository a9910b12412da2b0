import { Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EXECUTION_FUNCTIONS } from '../execution-functions.ts';
import { SCHEDULES } from '../schedules.ts';
import type { Watched } from './watched.ts';

const PERIOD = Duration.minutes(5);

export interface AlarmsProps {
  readonly watched: Watched;
  /** Events that were given up. */
  readonly unannounced: IQueue;
  /** Who is told when an alarm rings, and when it is over. */
  readonly people: ITopic;
}

/** Each alarm says what it means for people, and what already happens by itself. */
export class Alarms extends Construct {
  readonly #people: ITopic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { watched, unannounced } = props;
    const { payouts, scheduledPayouts, api } = watched;
    this.#people = props.people;

    this.#add('PayoutRunFailed', payouts.metricFailed({ period: PERIOD }), 1, [
      'Affiliates of one batch are waiting for their money: its run ended in an error.',
      'The sweep takes the batch up again within 5 minutes; if this alarm repeats, nobody is being paid.',
    ]);
    this.#add('PayoutStepErring', errorsOf(EXECUTION_FUNCTIONS.map((name) => watched.lambda(name))), 1, [
      'Payments may be delayed: a step of a payout run failed.',
      'Payments without a known outcome are looked up, never sent twice; look at the logs of the step.',
    ]);
    this.#add('SweepErring', errorsOf(SCHEDULES.map(({ name }) => watched.lambda(name))), 1, [
      'The safety net has a hole: scheduled work failed, so batches that died are not taken up again',
      'and unknown payments stay unknown until a later sweep succeeds; or the daily payouts were not started,',
      'or affiliates wait to be seen as approved because their accounts were not synced.',
    ]);
    this.#add('ScheduledPayoutsFailed', scheduledPayouts.metricFailed({ period: PERIOD }), 1, [
      'Some affiliates were left out of the daily payouts: the run failed for at least one currency.',
      'Nothing is paid twice by trying again: POST /batches pays who was left out, and so does the next daily run.',
    ]);
    this.#add('ApiFailing', api.metricServerError({ period: PERIOD, statistic: 'Sum' }), 5, [
      'Admins see errors instead of payouts: the API answered with 5xx at least five times in 5 minutes.',
      'Money that is already on its way is not affected.',
    ]);
    this.#addOfEvents(watched.lambda('publish-events'), unannounced);
  }

  #addOfEvents(announcer: IFunction, unannounced: IQueue): void {
    const waiting = unannounced.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
    this.#add('EventsNotAnnounced', waiting, 1, [
      'Other systems have not heard what became of some payments, and will not by themselves: events were given up.',
      'The books are right; the audit log has the entries that the queue names by their place in the stream.',
    ]);
    const age = announcer.metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' });
    this.#add('EventsLate', age, Duration.minutes(15).toMilliseconds(), [
      'Other systems and people hear late of payments, incidents and approvals: events have waited for 15 minutes.',
      'They are tried again by themselves for 12 hours; payments are not affected.',
    ]);
  }

  #add(name: string, metric: IMetric, threshold: number, impact: readonly string[]): void {
    const alarm = new Alarm(this, name, {
      alarmDescription: impact.join(' '),
      metric,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#people));
    alarm.addOkAction(new SnsAction(this.#people));
  }
}

const errorsOf = (lambdas: readonly IFunction[]): IMetric => {
  const usingMetrics = Object.fromEntries(
    lambdas.map((lambda, index) => [`m${index}`, lambda.metricErrors({ period: PERIOD })]),
  );
  return new MathExpression({
    label: 'errors',
    // A function that did not run in the period has no data, which would make the sum unknown.
    expression: Object.keys(usingMetrics)
      .map((metric) => `FILL(${metric}, 0)`)
      .join(' + '),
    usingMetrics,
    period: PERIOD,
  });
};
