import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Happening } from '../../domain/events/payout-event.ts';
import { incidentId } from '../../domain/incidents/incident-id.ts';
import { type PaymentDetails, paymentsDetails } from './audit-details.ts';
import { batchOf } from './batch-events.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** One event for each payment that the entry tells of, in its order. */
const forEachPayment =
  (happened: (entry: AuditEntry, payment: PaymentDetails) => Happening): EventsOf =>
  (entry) =>
    paymentsDetails
      .parse(entry.details)
      .payments.map((payment, position) => eventOf(entry, happened(entry, payment), position));

export const paymentsCompleted = forEachPayment((entry, payment) => ({
  type: 'payment.completed',
  facts: {
    ...about(entry, payment),
    status: 'COMPLETED',
    providerReference: said(payment, 'providerReference'),
  },
}));

export const paymentsFailed = forEachPayment((entry, payment) => ({
  type: 'payment.failed',
  facts: {
    ...about(entry, payment),
    status: 'FAILED',
    reason: said(payment, 'reason'),
    ...(payment.retryAt !== undefined && { retryAt: payment.retryAt }),
  },
}));

export const paymentsUnknown = forEachPayment((entry, payment) => ({
  type: 'payment.unknown',
  facts: {
    ...about(entry, payment),
    status: 'UNKNOWN',
    reason: said(payment, 'reason'),
  },
}));

export const paymentsCancelled = forEachPayment((entry, payment) => ({
  type: 'payment.cancelled',
  facts: {
    ...about(entry, payment),
    status: 'CANCELLED',
    reason: said(payment, 'reason'),
  },
}));

export const paymentsReturned = forEachPayment((entry, payment) => ({
  type: 'payment.returned',
  facts: {
    ...about(entry, payment),
    status: 'RETURNED',
    reason: said(payment, 'reason'),
    providerReference: said(payment, 'providerReference'),
  },
}));

export const paymentsOverpaid = forEachPayment((entry, payment) => ({
  type: 'incident.raised',
  facts: {
    incidentId: incidentId({
      kind: 'OVERPAID',
      about: payment.transactionId,
      what: said(payment, 'attemptId'),
    }),
    ...about(entry, payment),
    kind: 'OVERPAID',
  },
}));

export const resolutionsProposed = forEachPayment((entry, payment) => {
  if (payment.resolution === undefined) throw new Error(`audit entry ${entry.auditId} proposes no resolution`);
  const facts = { ...about(entry, payment), of: 'RESOLUTION', outcome: payment.resolution.outcome } as const;
  return { type: 'approval.wanted', facts };
});

function about(entry: AuditEntry, { transactionId, affiliateId, amount, currency, attemptId }: PaymentDetails) {
  return {
    transactionId,
    batchId: batchOf(entry),
    affiliateId,
    amount,
    currency,
    ...(attemptId !== undefined && { attemptId }),
  };
}

/** A field that every payment of the action has. */
function said(payment: PaymentDetails, field: 'providerReference' | 'reason' | 'attemptId'): string {
  const value = payment[field];
  if (value === undefined) throw new Error(`the audit entry of ${payment.transactionId} has no ${field}`);
  return value;
}
