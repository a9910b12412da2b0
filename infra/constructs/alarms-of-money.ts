import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ProviderName } from '../../lib/providers/create-provider.ts';
import { type AlarmRow, LAST_SEEN_STANDS, NOTHING_IS_FINE, sum } from './alarm-rows.ts';
import { type OwnMetrics, PERIOD } from './own-metrics.ts';

const MINUTE = 60;
const HOUR = 3_600;

/** A run confirms for a minute and then settles. A queue moves on within the day, and banks settle within the day. */
const LONGEST = { processing: HOUR, queued: 6 * HOUR, settling: 24 * HOUR };

/** Alarms over our own metrics of money and batches. */
export const alarmsOfMoney = (own: OwnMetrics, providers: readonly ProviderName[]): AlarmRow[] => [
  {
    id: 'incident-open',
    severity: 'sev1',
    metrics: [own.one('OpenIncidents', {}, { statistic: 'Maximum' })],
    from: 1,
    missing: LAST_SEEN_STANDS,
    impact:
      'Only people can put this right: an affiliate was paid twice, or paid and then refused, a batch cannot be sent, or the books differ.',
    meanwhile: 'Who was paid twice is on hold; a batch that cannot be sent waits. Everybody else is paid.',
  },
  {
    id: 'books-differ',
    severity: 'sev1',
    metrics: [own.one('BookDifferences', {}, { statistic: 'Maximum' })],
    from: 1,
    missing: LAST_SEEN_STANDS,
    impact:
      "Our books and the provider's do not agree about payments: affiliates may be owed money, or were paid too much.",
    meanwhile: 'Nothing is corrected by itself. The batches are compared again every day.',
  },
  {
    id: 'unknown-payments',
    severity: 'sev1',
    metrics: [own.one('UnknownPaymentAge', {}, { statistic: 'Maximum' })],
    from: 30 * MINUTE,
    missing: LAST_SEEN_STANDS,
    impact: 'For half an hour nobody has known of some payments whether the affiliates got their money.',
    meanwhile: 'The provider is asked every 5 minutes, and nothing is sent a second time.',
  },
  {
    id: 'batch-stuck',
    severity: 'sev1',
    metrics: [stuck(own)],
    from: 1,
    missing: LAST_SEEN_STANDS,
    impact:
      'Affiliates of one batch or more wait for their money: it has been queued, sent or settled for far too long.',
    meanwhile:
      'The sweep takes up what died and starts what is next, every 5 minutes. While payouts are paused only settling counts.',
  },
  {
    id: 'batch-failed',
    severity: 'sev2',
    metrics: [own.one('BatchesFinished', { outcome: 'failed' }, { statistic: 'Sum' })],
    from: 1,
    missing: NOTHING_IS_FINE,
    impact: 'More than a tenth of the payments of a batch failed; those affiliates are not paid yet.',
    meanwhile: 'What was given up is payable again in the next payout; what was refused waits for an admin.',
  },
  {
    id: 'approval-waiting',
    severity: 'sev2',
    metrics: [own.one('ApprovalAge', {}, { statistic: 'Maximum' })],
    from: 24 * HOUR,
    missing: LAST_SEEN_STANDS,
    impact: 'Affiliates wait for their money because a batch has waited for a second person for more than a day.',
    meanwhile: 'Nothing: only a person can approve it.',
  },
  {
    id: 'daily-run-missing',
    severity: 'sev2',
    metrics: [own.one('DailyWorkOverdue', { work: 'payouts' }, { statistic: 'Maximum' })],
    from: 1,
    missing: LAST_SEEN_STANDS,
    impact: 'The daily payouts are switched on and were not started at their time: affiliates are paid late.',
    meanwhile: 'The sweep starts them, and tries again every 5 minutes.',
  },
  {
    id: 'day-unsealed',
    severity: 'sev2',
    metrics: [own.one('DailyWorkOverdue', { work: 'seal' }, { statistic: 'Minimum', period: Duration.hours(1) })],
    from: 1,
    missing: LAST_SEEN_STANDS,
    impact: 'A day of the audit log is not sealed: for its payments nobody can prove yet that no entry was changed.',
    meanwhile: 'The sweep tries again every 5 minutes; payments are not affected.',
  },
  {
    id: 'webhook-signatures-refused',
    severity: 'sev2',
    metrics: [own.one('ApiProblems', { code: 'webhook_signature_invalid' }, { statistic: 'Sum' })],
    from: 1,
    periods: 12,
    datapoints: 3,
    missing: NOTHING_IS_FINE,
    impact:
      "Messages about payments are refused again and again: somebody forges them, or the provider's secret is not ours any more.",
    meanwhile: 'Nothing in them is believed. Outcomes of payments are found by asking, some minutes later.',
  },
  ...(providers.length === 0 ? [] : [providerDown(own, providers)]),
];

/**
 * Per provider: it failed its health check in three sweeps, or more than half of at least five calls in 5 minutes failed.
 */
const providerDown = (own: OwnMetrics, providers: readonly ProviderName[]): AlarmRow => ({
  id: 'provider-down',
  severity: 'sev1',
  metrics: providers.map((provider) => {
    const calls = (result: 'answered' | 'timeout' | 'unreachable' | 'failed') =>
      own.one('ProviderCalls', { provider, result }, { statistic: 'Sum' });
    return new MathExpression({
      expression: 'IF(FILL(down, 0) > 0 OR (errors >= 5 AND errors > FILL(answered, 0)), 1, 0)',
      usingMetrics: {
        down: own.one('ProviderDown', { provider }, { statistic: 'Maximum' }),
        errors: sum([calls('timeout'), calls('unreachable'), calls('failed')]),
        answered: calls('answered'),
      },
      period: PERIOD,
      label: provider,
    });
  }),
  from: 1,
  periods: 3,
  missing: LAST_SEEN_STANDS,
  impact: 'The payment provider has not answered for a quarter of an hour: nobody is being paid.',
  meanwhile: 'Payments without an answer are asked about and never sent twice; the rest waits.',
});

const stuck = (own: OwnMetrics) =>
  new MathExpression({
    expression: [
      `IF(settling > ${LONGEST.settling} OR (FILL(paused, 0) < 1 AND`,
      `(processing > ${LONGEST.processing} OR queued > ${LONGEST.queued})), 1, 0)`,
    ].join(' '),
    usingMetrics: {
      processing: own.one('BatchAge', { state: 'PROCESSING' }, { statistic: 'Maximum' }),
      queued: own.one('BatchAge', { state: 'QUEUED' }, { statistic: 'Maximum' }),
      settling: own.one('BatchAge', { state: 'SETTLING' }, { statistic: 'Maximum' }),
      paused: own.one('PayoutsPaused', {}, { statistic: 'Maximum' }),
    },
    period: PERIOD,
    label: 'stuck',
  });
