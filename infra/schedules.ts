import type { Access } from './data-access.ts';

/** When the daily work is due, in the deployment's time zone. */
export const DAILY_AT = { payouts: '02:00', sync: '03:00' } as const;

/** The same in the syntax of EventBridge Scheduler. */
const dailyAt = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number);
  return `cron(${minute} ${hour} * * ? *)`;
};

/** One schedule. Its Lambda has the same name, in `functions/schedules/<name>.ts`. */
export interface ScheduleRow extends Access {
  readonly name: string;
  /** EventBridge Scheduler's syntax: `rate(…)` or `cron(…)`, the latter in the deployment's time zone. */
  readonly expression: string;
  readonly description: string;
  /**
   * Whether a firing that fails or cannot be delivered is retried for hours. That is for schedules whose next firing is a
   * day away. For the others the next firing is the retry, and a late one would only compete with it.
   */
  readonly isCaughtUp?: true;
}

/** Everything that happens without a person asking. A firing that comes twice does no harm. */
export const SCHEDULES: readonly ScheduleRow[] = [
  {
    name: 'payouts',
    expression: dailyAt(DAILY_AT.payouts),
    description: 'Pays everybody who can be paid, if admins have switched it on',
    isCaughtUp: true,
    data: ['settings.read', 'payout-runs.note'],
    startsScheduledRuns: true,
  },
  {
    name: 'sync',
    expression: dailyAt(DAILY_AT.sync),
    description: 'Asks the provider about every linked account and every invite',
    isCaughtUp: true,
    data: ['accounts.list', 'accounts.refresh', 'mock-bank.payees', 'mock-bank.invites', 'sync.cursor'],
    riseSecrets: ['login'],
  },
  {
    name: 'sweep',
    expression: 'rate(5 minutes)',
    description: 'Takes up what a crash left behind, starts the next queued batch and what was missed at night',
    data: [
      'slot.look',
      'slot.take',
      'batches.find',
      'batches.list',
      'batches.by-status',
      'batches.save',
      'batches.finish',
      'audit.read',
      'audit.seals',
      'audit.seal',
      'payments.open',
      'payments.of-batch',
      'payments.save',
      'payments.find',
      'incidents.watch',
      'incidents.raise',
      'incidents.raise-at-provider',
      'affiliates.find',
      'ledger.settle',
      'ledger.adjust',
      'recovery.note',
      'recovery.find-lost',
      'recovery.save-lost',
      'recovery.list-lost',
      'mock-bank.look-up',
      'mock-bank.find',
      'mock-bank.list',
      'mock-bank.funds',
      'accounts.by-holder',
      'accounts.by-payee',
      'holds.place',
      'webhooks.received',
      'webhooks.store',
      'returns.look',
      'sweep.cursor',
      'settings.read',
      'sent.read',
      'settings.as-read',
      'payout-runs.look',
      'payout-runs.note',
      'accounts.list',
      'accounts.refresh',
      'mock-bank.payees',
      'mock-bank.invites',
      'sync.cursor',
    ],
    riseSecrets: ['login'],
    startsScheduledRuns: true,
    executions: ['StartExecution', 'DescribeExecution'],
  },
];
