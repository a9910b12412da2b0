import { PROBLEMS, type ProblemCode } from './problem.ts';

/** The outcomes of payments, counted when they are committed. `sent` counts attempts; a payment may have several. */
export const PAYMENT_OUTCOMES = [
  'sent',
  'completed',
  'unknown',
  'failed',
  'cancelled',
  'returned',
  'overpaid',
] as const;

/** `called_off`: a person cancelled the rest of a partly paid batch, whatever its verdict. */
export const BATCH_OUTCOMES = ['completed', 'failed', 'cancelled', 'called_off'] as const;
/** States in which a batch waits for something. */
export const WAITING_STATES = ['PENDING', 'QUEUED', 'PROCESSING', 'SETTLING', 'CANCELLING'] as const;
export const PROVIDER_OPERATIONS = [
  'prepare',
  'submit',
  'lookUp',
  'findByReference',
  'listPayments',
  'identify',
  'balance',
  'getPayee',
  'invite',
  'pendingInvites',
  'checkHealth',
] as const;
/** `timeout`: no answer in time; `unreachable`: no connection; `failed`: any other error. */
export const PROVIDER_RESULTS = ['answered', 'timeout', 'unreachable', 'failed'] as const;

const isCode = (key: string): key is ProblemCode => Object.hasOwn(PROBLEMS, key);
const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(PROBLEMS).filter(isCode);

type Definition = {
  readonly unit: 'Count' | 'Seconds' | 'Milliseconds' | 'None';
  /** The values of a dimension, or a description of them. Never an id, because CloudWatch bills each combination. */
  readonly dimensions: Readonly<Record<string, readonly string[] | string>>;
  readonly meaning: string;
  /** The Lambdas that emit it. `*` is any Lambda, `logs` a filter on all logs. */
  readonly from: readonly string[];
};

/**
 * Every metric of our own, in the CloudWatch namespace of the deployment (`disbursement-<stage>`). Lambdas can emit no
 * other, and dashboard and alarms use no other, so that renaming one changes both sides.
 */
export const METRICS = {
  Payments: {
    unit: 'Count',
    dimensions: { outcome: PAYMENT_OUTCOMES },
    meaning:
      'Payments that reached this status. `failed` counts those that wait for a person, not those that are retried',
    from: ['publish-events'],
  },
  PaymentAmount: {
    unit: 'None',
    dimensions: { outcome: PAYMENT_OUTCOMES, currency: 'ISO 4217 code' },
    meaning: 'Their amounts in minor units (cents), one value for each payment',
    from: ['publish-events'],
  },
  PaymentRetries: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Payments that failed and are retried automatically',
    from: ['publish-events'],
  },
  BatchesFinished: {
    unit: 'Count',
    dimensions: { outcome: BATCH_OUTCOMES },
    meaning: 'Batches that ended with this status. `called_off`: a person cancelled the rest when part was paid',
    from: ['publish-events'],
  },
  EntriesAnnounced: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Audit entries that came through the stream',
    from: ['publish-events'],
  },
  UnknownPayments: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Payments of which it is not known whether money moved (counted up to 100)',
    from: ['sweep'],
  },
  UnknownPaymentAge: {
    unit: 'Seconds',
    dimensions: {},
    meaning: 'How long ago the oldest of them was sent; 0: there is none',
    from: ['sweep'],
  },
  Batches: {
    unit: 'Count',
    dimensions: { state: WAITING_STATES },
    meaning: 'Batches in a state (counted up to 100)',
    from: ['sweep'],
  },
  BatchAge: {
    unit: 'Seconds',
    dimensions: { state: WAITING_STATES },
    meaning:
      'How long the oldest of them has been in it (SETTLING: since it started; QUEUED: of those that do not wait for the limit of 24 hours). 0: there is none',
    from: ['sweep'],
  },
  ApprovalsWaiting: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Batches that wait for the approval of a second person',
    from: ['sweep'],
  },
  ApprovalAge: {
    unit: 'Seconds',
    dimensions: {},
    meaning: 'How long ago the oldest of them was made; 0: there is none',
    from: ['sweep'],
  },
  OpenIncidents: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Incidents that nobody has resolved yet (counted up to 100)',
    from: ['sweep'],
  },
  PayoutsPaused: { unit: 'Count', dimensions: {}, meaning: '1 while payouts are paused', from: ['sweep'] },
  BookDifferences: {
    unit: 'Count',
    dimensions: {},
    meaning: "Differences between our books and the provider's in the last reconciliation",
    from: ['sweep', 'get-reconciliation-report'],
  },
  BatchesReconciled: {
    unit: 'Count',
    dimensions: { result: ['agrees', 'differs', 'not_checked', 'not_finished'] },
    meaning: 'Batches that were compared with the provider, by result',
    from: ['sweep', 'get-reconciliation-report'],
  },
  DaysSealed: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Days of the audit log that were sealed',
    from: ['publish-events'],
  },
  DailyWorkOverdue: {
    unit: 'Count',
    dimensions: { work: ['payouts', 'sync', 'seal'] },
    meaning: '1 while daily work that is switched on has not been done by its time',
    from: ['sweep'],
  },
  ScheduledRuns: {
    unit: 'Count',
    dimensions: { phase: ['started', 'finished', 'failed'] },
    meaning: 'Daily runs of payouts',
    from: ['payouts', 'end-scheduled-run'],
  },
  Sweeps: { unit: 'Count', dimensions: {}, meaning: 'Sweeps that finished', from: ['sweep'] },
  SweepFindings: {
    unit: 'Count',
    dimensions: { stage: 'the stage of the sweep' },
    meaning: 'Things that the normal path left undone and the sweep did',
    from: ['sweep'],
  },
  SweepFailures: { unit: 'Count', dimensions: {}, meaning: 'Things that a sweep could not do', from: ['sweep'] },
  ItemsFailed: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Rows of imports, and accounts, that could not be read or written while the others went on',
    from: ['import-affiliates', 'import-commissions', 'sync-accounts', 'sync'],
  },
  ProviderDown: {
    unit: 'Count',
    dimensions: { provider: 'its name' },
    meaning: '1 while the provider does not answer its health check',
    from: ['sweep'],
  },
  ProviderCalls: {
    unit: 'Count',
    dimensions: { provider: 'its name', result: PROVIDER_RESULTS },
    meaning: 'Calls of the provider, by result',
    from: ['*'],
  },
  ProviderLatency: {
    unit: 'Milliseconds',
    dimensions: { provider: 'its name', operation: PROVIDER_OPERATIONS },
    meaning: 'How long an answer of the provider took',
    from: ['*'],
  },
  ApiProblems: {
    unit: 'Count',
    dimensions: { code: PROBLEM_CODES },
    meaning: 'Requests that were answered with an error, by its code',
    from: ['*'],
  },
  LambdaTimeouts: {
    unit: 'Count',
    dimensions: {},
    meaning: 'Lambdas that timed out',
    from: ['logs'],
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type MetricName = keyof typeof METRICS;

/** The values of a metric's dimensions. */
export type DimensionsOf<Name extends MetricName> = {
  readonly [Dimension in keyof (typeof METRICS)[Name]['dimensions']]: (typeof METRICS)[Name]['dimensions'][Dimension] extends readonly (infer Value)[]
    ? Value
    : string;
};
