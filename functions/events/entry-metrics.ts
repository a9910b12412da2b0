import type { BATCH_OUTCOMES, PAYMENT_OUTCOMES } from '../../lib/contracts/shared/metrics.ts';
import type { AuditEntry } from '../../lib/domain/audit/audit.ts';
import { isCurrency } from '../../lib/domain/shared/currency.ts';
import { parseAmount } from '../../lib/domain/shared/money.ts';
import type { PaymentAction } from '../../lib/domain/transactions/payment-change.ts';
import { finishedBatchDetails, type PaymentDetails, paymentsDetails } from '../../lib/payouts/events/audit-details.ts';
import { emit } from '../runtime/metrics.ts';

type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** The outcome that a payment is counted under. A new action does not compile until it is decided here. */
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
 * Emits the metrics of one audit entry, that is of one committed change, under the entry's own time. The stream delivers
 * each entry at least once. An entry that comes twice is counted twice: metrics can be too high, but never too low.
 */
export function emitEntryMetrics(entry: AuditEntry): void {
  const { action, at } = entry;
  emit('EntriesAnnounced', 1, {}, at);
  if (action === 'audit.sealed') emit('DaysSealed', 1, {}, at);
  else if (action === 'payment.retrying') emit('PaymentRetries', paymentsOf(entry).length, {}, at);
  else if (isOfBatchEnd(action)) emitBatch(entry, BATCH_ENDS[action]);
  else if (isCounted(action)) emitPayments(entry, action);
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

function emitBatch(entry: AuditEntry, outcome: (typeof BATCH_OUTCOMES)[number]): void {
  const { batchNumber, calledOff } = finishedBatchDetails.parse(entry.details);
  // An abandoned draft. Nobody was ever told that it exists.
  if (batchNumber === undefined) return;
  const isRestCalledOff = calledOff !== undefined && outcome !== 'cancelled';
  emit('BatchesFinished', 1, { outcome: isRestCalledOff ? 'called_off' : outcome }, entry.at);
}

function emitPayments(entry: AuditEntry, action: PaymentAction): void {
  const outcome = OUTCOMES[action];
  if (outcome === undefined) return;
  // A payment that is retried automatically has not failed yet.
  const payments = paymentsOf(entry).filter(({ retryAt }) => action !== 'payment.failed' || retryAt === undefined);
  if (payments.length === 0) return;
  emit('Payments', payments.length, { outcome }, entry.at);
  for (const [currency, same] of Map.groupBy(payments, (payment) => payment.currency)) {
    emit('PaymentAmount', same.map(minorOf), { outcome, currency }, entry.at);
  }
}

function paymentsOf({ details }: AuditEntry): readonly PaymentDetails[] {
  return paymentsDetails.parse(details).payments;
}

/** Exact, because the largest amount is below 2^53. @throws RangeError for an amount that no audit entry can hold */
function minorOf({ amount, currency }: PaymentDetails): number {
  const money = isCurrency(currency) ? parseAmount(currency, amount) : undefined;
  if (typeof money !== 'object') throw new RangeError(`not an amount: ${amount} ${currency}`);
  return Number(money.minor);
}
