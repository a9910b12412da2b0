import * as z from 'zod';
import { WAIT_REASONS } from '../../domain/batches/batch.ts';
import type { EventFacts, EventType, PayoutEvent } from '../../domain/events/payout-event.ts';
import type { PAYMENT_STATUSES } from '../../domain/transactions/payment.ts';
import { countsSchema } from '../batches/batch-view.ts';

/** The source of every event. Rules of subscribers match it. */
export const EVENT_SOURCE = 'disbursement';

/** Raised when a field changes its meaning or is removed. Added fields do not raise it. */
export const EVENT_VERSION = 1;

const actor = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('admin'), sub: z.string() }),
  z.strictObject({ type: z.literal('system'), name: z.string() }),
]);

/** What every event says: which one it is, when it happened, and who did it. */
const envelope = {
  version: z.literal(EVENT_VERSION),
  /** The same in every copy of this event. */
  eventId: z.string(),
  occurredAt: z.iso.datetime({ precision: 3 }),
  /** The audit entry about the same change. */
  auditId: z.string(),
  actor,
};

const payment = {
  transactionId: z.string(),
  batchId: z.string(),
  affiliateId: z.string(),
  amount: z.string(),
  currency: z.string(),
  attemptId: z.string().optional(),
};
const reason = { reason: z.string() };
const paid = { providerReference: z.string() };
const incident = { incidentId: z.string() };
const submission = { batchId: z.string(), attemptId: z.string(), provider: z.string() };
const difference = {
  provider: z.string(),
  difference: z.string(),
  batchId: z.string().optional(),
  transactionId: z.string().optional(),
  attemptId: z.string().optional(),
  providerReference: z.string().optional(),
  currency: z.string().optional(),
  ourAmount: z.string().optional(),
  theirAmount: z.string().optional(),
};
const batch = {
  batchId: z.string(),
  batchNumber: z.string(),
  provider: z.string(),
  currency: z.string(),
  paymentCount: z.int(),
  totalAmount: z.string(),
};
const proposal = { proposalId: z.string(), expiresAt: z.iso.datetime({ precision: 3 }) };
const setting = z.union([z.string(), z.boolean(), z.int()]);
const change = z.strictObject({ setting: z.string(), from: setting.optional(), to: setting.optional() });
const head = { seq: z.int(), hash: z.string() };
const is = <Status extends (typeof PAYMENT_STATUSES)[number]>(status: Status) => ({ status: z.literal(status) });
const detail = <Shape extends z.core.$ZodShape>(facts: Shape) => z.strictObject({ ...envelope, ...facts });

/** The `detail` of each event, by its `detail-type`. */
export const EVENT_DETAILS = {
  'payment.completed': detail({ ...payment, ...is('COMPLETED'), ...paid }),
  'payment.failed': detail({ ...payment, ...is('FAILED'), ...reason, retryAt: z.string().optional() }),
  'payment.unknown': detail({ ...payment, ...is('UNKNOWN'), ...reason }),
  'payment.cancelled': detail({ ...payment, ...is('CANCELLED'), ...reason }),
  'payment.returned': detail({ ...payment, ...is('RETURNED'), ...reason, ...paid }),
  'batch.finished': detail({
    ...batch,
    status: z.enum(['COMPLETED', 'FAILED', 'CANCELLED']),
    counts: countsSchema,
    calledOff: z.int().optional(),
  }),
  'batch.waiting': detail({ ...batch, reason: z.enum(WAIT_REASONS), shortfall: z.string().optional() }),
  'incident.raised': z.discriminatedUnion('kind', [
    detail({ ...incident, ...payment, kind: z.enum(['OVERPAID', 'OUTCOME_CONTRADICTED']) }),
    detail({ ...incident, kind: z.literal('SUBMISSION_INVALID'), ...submission }),
    detail({ ...incident, kind: z.literal('BOOKS_DIFFER'), ...difference }),
  ]),
  'approval.wanted': z.discriminatedUnion('of', [
    detail({ ...batch, of: z.literal('BATCH') }),
    detail({ ...payment, of: z.literal('RESOLUTION'), outcome: z.enum(['paid', 'unpaid']) }),
    detail({ ...proposal, of: z.literal('CONFIG'), changes: z.array(change).readonly() }),
    detail({
      ...proposal,
      of: z.literal('RELEASE'),
      affiliateId: z.string(),
      currencies: z.array(z.string()).readonly(),
    }),
  ]),
  'audit.sealed': detail({
    day: z.iso.date(),
    ...head,
    previous: z.string(),
    entries: z.int(),
    final: z.strictObject(head).optional(),
  }),
} satisfies { [Type in EventType]: z.ZodType<EventFacts[Type]> };

export type EventDetail = { [Type in EventType]: z.output<(typeof EVENT_DETAILS)[Type]> }[EventType];

/** An event as it is sent. */
export function eventDetail({ eventId, occurredAt, auditId, actor: by, facts }: PayoutEvent): EventDetail {
  return { version: EVENT_VERSION, eventId, occurredAt, auditId, actor: by, ...facts };
}
