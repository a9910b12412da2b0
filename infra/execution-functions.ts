import type { Access } from './data-access.ts';

/** The Lambdas of the payout state machine, in the order of a run. The file of each is `functions/execution/<name>.ts`. */
export const EXECUTION_FUNCTIONS = [
  'acquire-slot',
  'split-batch',
  'pay-chunk',
  'mark-unknown',
  'assess-batch',
  'confirm-payments',
  'settle-batch',
  'park-batch',
  'finalize-batch',
  'start-next-batch',
] as const;

export type ExecutionFunction = (typeof EXECUTION_FUNCTIONS)[number];

/** Whether the provider has enough money: its balance, less the money of other batches on its way. */
const FUNDS = ['batches.oldest', 'mock-bank.funds'] as const;

/**
 * What each of them may touch. Only `pay-chunk` and `confirm-payments` make the Mock bank pay, and only `pay-chunk` may
 * read the key that signs for RiseWorks.
 */
export const EXECUTION_ACCESS: Readonly<Record<ExecutionFunction, Access>> = {
  'acquire-slot': { data: ['batches.find', 'batches.save', 'slot.take', 'settings.read'] },
  'split-batch': {
    data: [
      'batches.find',
      'payments.of-batch',
      'payments.save',
      'affiliates.find',
      'settings.read',
      'sent.read',
      ...FUNDS,
    ],
    riseSecrets: ['login'],
  },
  'pay-chunk': {
    data: [
      'batches.find',
      'payments.find',
      'payments.save',
      'settings.read',
      'settings.not-paused',
      'sent.read',
      'affiliates.find',
      'ledger.settle',
      'incidents.raise',
      'mock-bank.pay',
    ],
    riseSecrets: ['login', 'signing'],
  },
  'mark-unknown': { data: ['payments.find', 'payments.save', 'affiliates.find'] },
  'assess-batch': {
    data: ['batches.find', 'payments.of-batch', 'settings.read', 'sent.read', ...FUNDS],
    riseSecrets: ['login'],
  },
  'confirm-payments': {
    data: [
      'batches.find',
      'settings.read',
      'payments.of-batch',
      'payments.find',
      'payments.save',
      'affiliates.find',
      'ledger.settle',
      'mock-bank.pay',
    ],
    riseSecrets: ['login'],
  },
  'settle-batch': { data: ['batches.find', 'batches.save', 'payments.of-batch', 'slot.give-back'] },
  'finalize-batch': {
    data: ['batches.find', 'batches.save', 'payments.of-batch', 'batches.finish', 'slot.give-back'],
  },
  'park-batch': {
    data: [
      'batches.find',
      'batches.save',
      'payments.of-batch',
      'slot.give-back',
      'settings.read',
      'sent.read',
      ...FUNDS,
    ],
    riseSecrets: ['login'],
  },
  'start-next-batch': {
    data: ['slot.look', 'settings.read', 'sent.read', 'batches.oldest', 'batches.save'],
    executions: ['StartExecution'],
  },
};
