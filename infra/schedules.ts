import type { Access } from './data-access.ts';

/** One schedule: its name is also its Lambda's, in `functions/schedules/<name>.ts`. */
export interface ScheduleRow extends Access {
  readonly name: string;
  /** EventBridge Scheduler's syntax: `rate(…)` or `cron(…)`, the latter in the deployment's time zone. */
  readonly expression: string;
  readonly description: string;
  /** Fired late rather than not at all: for one whose next firing is a day away. */
  readonly isCaughtUp?: true;
}

/** Everything that happens without a person asking. Each may fire twice harmlessly. */
export const SCHEDULES: readonly ScheduleRow[] = [
  {
    name: 'payouts',
    expression: 'cron(0 2 * * ? *)',
    description: 'Pays everybody who can be paid, if admins have switched it on',
    isCaughtUp: true,
    data: ['settings.read'],
    startsScheduledRuns: true,
  },
  {
    name: 'sync',
    expression: 'cron(0 3 * * ? *)',
    description: 'Asks the provider about every linked account',
    isCaughtUp: true,
    data: ['accounts.list', 'accounts.refresh', 'mock-bank.payees', 'sync.cursor'],
  },
  {
    name: 'sweep',
    expression: 'rate(5 minutes)',
    description: 'Takes up what a crash left behind and starts the next queued batch',
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
      'affiliates.find',
      'ledger.settle',
      'mock-bank.look-up',
      'webhooks.received',
      'webhooks.store',
      'sweep.cursor',
      'settings.read',
      'sent.read',
      'settings.as-read',
    ],
    executions: ['StartExecution', 'DescribeExecution'],
  },
];
