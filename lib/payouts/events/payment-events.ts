import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Happening } from '../../domain/events/payout-event.ts';
import { incidentId } from '../../domain/incidents/incident-id.ts';
import { type PaymentDetails, paymentsDetails } from './audit-details.ts';
import { batchOf } from './batch-events.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** The events of each payment of the entry, in its order: usually one. */
const forEachPayment =
  (happened: (entry: AuditEntry, payment: PaymentDetails) => Happening | readonly Happening[]): EventsOf =>
  (entry) =>
    paymentsDetails
      .parse(entry.details)
      .payments.flatMap((payment) => happened(entry, payment))
      .map((happening, position) => eventOf(entry, happening, position));

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

export const paymentsReturned = forEachPayment(returned);

export const paymentsOverpaid = forEachPayment((entry, payment) => raised(entry, payment, 'OVERPAID'));

/** For those who keep books by our events, the payment has come back. For people it is an incident. */
export const paymentsContradicted = forEachPayment((entry, payment) => [
  returned(entry, payment),
  raised(entry, payment, 'OUTCOME_CONTRADICTED'),
]);

export const resolutionsProposed = forEachPayment((entry, payment) => {
  if (payment.resolution === undefined) throw new Error(`audit entry ${entry.auditId} proposes no resolution`);
  const facts = { ...about(entry, payment), of: 'RESOLUTION', outcome: payment.resolution.outcome } as const;
  return { type: 'approval.wanted', facts };
});

function returned(entry: AuditEntry, payment: PaymentDetails): Happening {
  const facts = {
    ...about(entry, payment),
    status: 'RETURNED',
    reason: said(payment, 'reason'),
    providerReference: said(payment, 'providerReference'),
  } as const;
  return { type: 'payment.returned', facts };
}

function raised(entry: AuditEntry, payment: PaymentDetails, kind: 'OVERPAID' | 'OUTCOME_CONTRADICTED'): Happening {
  const named = incidentId({ kind, about: payment.transactionId, what: said(payment, 'attemptId') });
  return { type: 'incident.raised', facts: { incidentId: named, ...about(entry, payment), kind } };
}

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
