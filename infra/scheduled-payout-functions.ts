import type { Access } from './data-access.ts';

/**
 * The Lambdas of the state machine of scheduled payouts, in the order of a run. The file of each is
 * `functions/schedules/runs/<name>.ts`.
 */
export const SCHEDULED_PAYOUT_FUNCTIONS = [
  'find-payable-currencies',
  'make-scheduled-batches',
  'queue-scheduled-batches',
  'end-scheduled-run',
] as const;

export type ScheduledPayoutFunction = (typeof SCHEDULED_PAYOUT_FUNCTIONS)[number];

/** What each of them may touch: what an admin needs for the same work by hand, and the settings that switch it on. */
export const SCHEDULED_PAYOUT_ACCESS: Readonly<Record<ScheduledPayoutFunction, Access>> = {
  'find-payable-currencies': { data: ['payable.list'] },
  'make-scheduled-batches': {
    data: [
      'payable.list',
      'affiliates.find',
      'ledger.read',
      'settings.read',
      'ledger.claim',
      'batches.find',
      'batches.save',
      'batches.number',
      'payments.of-batch',
    ],
  },
  'queue-scheduled-batches': {
    data: ['batches.find', 'payments.of-batch', 'batches.save', 'settings.read', 'settings.as-read', 'slot.look'],
    executions: ['StartExecution', 'DescribeExecution'],
  },
  'end-scheduled-run': { data: [] },
};
