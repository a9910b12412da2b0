import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { EventFacts } from '../../domain/events/payout-event.ts';
import { createdBatchDetails, finishedBatchDetails, parkedBatchDetails } from './audit-details.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** A batch that a second person has to approve is announced when it is made. */
export const batchCreated: EventsOf = (entry) => {
  const { approvalWanted, ...batch } = createdBatchDetails.parse(entry.details);
  if (!approvalWanted) return [];
  const facts = { of: 'BATCH', batchId: batchOf(entry), ...batch } as const;
  return [eventOf(entry, { type: 'approval.wanted', facts })];
};

const batchFinished =
  (status: EventFacts['batch.finished']['status']): EventsOf =>
  (entry) => {
    const { batchNumber, counts, calledOff, ...batch } = finishedBatchDetails.parse(entry.details);
    // An abandoned draft. Nobody was ever told that it exists.
    if (batchNumber === undefined) return [];
    const facts = {
      batchId: batchOf(entry),
      batchNumber,
      status,
      ...batch,
      counts: {
        pending: counts.PENDING,
        processing: counts.PROCESSING,
        unknown: counts.UNKNOWN,
        completed: counts.COMPLETED,
        failed: counts.FAILED,
        cancelled: counts.CANCELLED,
        returned: counts.RETURNED,
      },
      ...(calledOff !== undefined && { calledOff }),
    };
    return [eventOf(entry, { type: 'batch.finished', facts })];
  };

export const batchCompleted = batchFinished('COMPLETED');
export const batchFailed = batchFinished('FAILED');
export const batchCancelled = batchFinished('CANCELLED');

/** No event if the entry does not name its batch, as in version 0.1.0. */
export const batchParked: EventsOf = (entry) => {
  const { reason, shortfall, batchNumber, provider, currency, paymentCount, totalAmount } = parkedBatchDetails.parse(
    entry.details,
  );
  if (batchNumber === undefined || provider === undefined || currency === undefined) return [];
  if (paymentCount === undefined || totalAmount === undefined) return [];
  const batch = { batchId: batchOf(entry), batchNumber, provider, currency, paymentCount, totalAmount };
  const facts = { ...batch, reason, ...(shortfall !== undefined && { shortfall }) };
  return [eventOf(entry, { type: 'batch.waiting', facts })];
};

/** @throws Error for an entry that is not in the log of a batch */
export function batchOf({ subject, auditId }: AuditEntry): string {
  if (subject.type !== 'batch') throw new Error(`audit entry ${auditId} is not about a batch`);
  return subject.batchId;
}
