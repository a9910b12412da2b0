import type { BATCH_OUTCOMES, PAYMENT_OUTCOMES } from '../../lib/contracts/shared/metrics.ts';
import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { isCurrency } from '../../lib/domain/shared/currency.ts';
import { parseAmount } from '../../lib/domain/shared/money.ts';
import type { PaymentAction } from '../../lib/domain/transactions/payment-change.ts';
import { finishedBatchDetails, type PaymentDetails, paymentsDetails } from '../../lib/payouts/events/audit-details.ts';
import { say } from '../runtime/metrics.ts';

type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** As what a payment is counted. A new action does not compile until it is decided here. */
const OUTCOMES: Readonly<Record<PaymentAction, PaymentOutcome | undefined>> = {
  'payment.sending': 'sent',
  'payment.found': undefined,
  'payment.completed': 'completed',
  'payment.unknown': 'unknown',
  'payment.failed': 'failed',
  'payment.cancelled': 'cancelled',
  'payment.returned': 'returned',
  'payment.overpaid': 'overpaid',
  'payment.contradicted': 'returned',
  'payment.not_taken': undefined,
  'payment.retrying': undefined,
  'payment.retried': undefined,
  'payment.attempt_closed': undefined,
  'payment.resolution_proposed': undefined,
  'payment.resolution_confirmed': undefined,
};

/**
 * Says what an audit entry, and so a committed change, means for the figures; dated as the entry is. The stream has each
 * entry at least once: one that comes twice is counted twice, so figures can be too high, and never too low.
 */
export function sayEntry(entry: AuditEntry): void {
  const { action, at } = entry;
  say('EntriesAnnounced', 1, {}, at);
  if (action === 'audit.sealed') say('DaysSealed', 1, {}, at);
  else if (action === 'payment.retrying') say('PaymentRetries', paymentsOf(entry).length, {}, at);
  else if (isOfBatchEnd(action)) sayBatch(entry, BATCH_ENDS[action]);
  else if (isCounted(action)) sayPayments(entry, action);
}

const BATCH_ENDS = {
  'batch.completed': 'completed',
  'batch.failed': 'failed',
  'batch.cancelled': 'cancelled',
} as const satisfies Partial<Record<AuditEntry['action'], (typeof BATCH_OUTCOMES)[number]>>;

function isOfBatchEnd(action: AuditEntry['action']): action is keyof typeof BATCH_ENDS {
  return Object.hasOwn(BATCH_ENDS, action);
}

function isCounted(action: AuditEntry['action']): action is PaymentAction {
  return Object.hasOwn(OUTCOMES, action);
}

function sayBatch(entry: AuditEntry, outcome: (typeof BATCH_OUTCOMES)[number]): void {
  const { batchNumber, calledOff } = finishedBatchDetails.parse(entry.details);
  // An abandoned draft: nobody was ever told that it exists.
  if (batchNumber === undefined) return;
  const isRestCalledOff = calledOff !== undefined && outcome !== 'cancelled';
  say('BatchesFinished', 1, { outcome: isRestCalledOff ? 'called_off' : outcome }, entry.at);
}

function sayPayments(entry: AuditEntry, action: PaymentAction): void {
  const outcome = OUTCOMES[action];
  if (outcome === undefined) return;
  // One that is tried again by itself has not failed yet.
  const payments = paymentsOf(entry).filter(({ retryAt }) => action !== 'payment.failed' || retryAt === undefined);
  if (payments.length === 0) return;
  say('Payments', payments.length, { outcome }, entry.at);
  for (const [currency, same] of Map.groupBy(payments, (payment) => payment.currency)) {
    say('PaymentAmount', same.map(minorOf), { outcome, currency }, entry.at);
  }
}

function paymentsOf({ details }: AuditEntry): readonly PaymentDetails[] {
  return paymentsDetails.parse(details).payments;
}

/** Exact: the largest amount is below 2^53. @throws RangeError for what no entry of ours says */
function minorOf({ amount, currency }: PaymentDetails): number {
  const money = isCurrency(currency) ? parseAmount(currency, amount) : undefined;
  if (typeof money !== 'object') throw new RangeError(`not an amount: ${amount} ${currency}`);
  return Number(money.minor);
}
