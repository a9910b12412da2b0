import * as z from 'zod';
import { WAIT_REASONS } from '../../domain/batches/batch.ts';
import { PAYMENT_STATUSES } from '../../domain/transactions/payment.ts';

/**
 * The details of audit entries that are announced, as far as events need them. Our own use cases wrote them, so details
 * that do not fit are a defect, and parsing throws.
 */

const paymentSchema = z.object({
  transactionId: z.string(),
  affiliateId: z.string(),
  amount: z.string(),
  currency: z.string(),
  attemptId: z.string().optional(),
  providerReference: z.string().optional(),
  reason: z.string().optional(),
  retryAt: z.string().optional(),
  resolution: z.object({ outcome: z.enum(['paid', 'unpaid']) }).optional(),
});
export type PaymentDetails = z.output<typeof paymentSchema>;

/** One entry covers all payments that its transaction changed in the same way. */
export const paymentsDetails = z.object({ payments: z.array(paymentSchema).min(1) });

const batchSchema = z.object({
  provider: z.string(),
  currency: z.string(),
  paymentCount: z.int(),
  totalAmount: z.string(),
});

export const createdBatchDetails = batchSchema.extend({
  batchNumber: z.string(),
  approvalWanted: z.boolean().default(false),
});

const countsSchema = z.record(z.enum(PAYMENT_STATUSES), z.int());

export const settlingBatchDetails = z.object({ batchNumber: z.string(), counts: countsSchema });

/** A draft whose creation died is cancelled too, but it was never listed and has no number. */
export const finishedBatchDetails = batchSchema.extend({
  batchNumber: z.string().optional(),
  counts: countsSchema,
  calledOff: z.int().optional(),
});

/** Version 0.1.0 wrote only the reason. `isRepeated`: not long ago the batch waited for the same reason. */
export const parkedBatchDetails = batchSchema.partial().extend({
  batchNumber: z.string().optional(),
  reason: z.enum(WAIT_REASONS),
  shortfall: z.string().optional(),
  isRepeated: z.boolean().default(false),
});

const settingSchema = z.union([z.string(), z.boolean(), z.int()]);

export const proposedChangeDetails = z.object({
  proposalId: z.string(),
  changes: z
    .array(z.object({ setting: z.string(), from: settingSchema.optional(), to: settingSchema.optional() }))
    .min(1),
  expiresAt: z.string(),
});

export const proposedReleaseDetails = z.object({
  proposalId: z.string(),
  automaticHolds: z.array(z.string()).min(1),
  expiresAt: z.string(),
});

const headSchema = z.object({ seq: z.int(), hash: z.string() });

export const sealedDetails = z.object({
  day: z.string(),
  ...headSchema.shape,
  previous: z.string(),
  entries: z.int(),
  final: headSchema.optional(),
});

/** The provider's own sentences stay in the audit log. What is not named here is left out. */
const raisedIncidentSchema = z.discriminatedUnion('kind', [
  z.object({
    incidentId: z.string(),
    kind: z.literal('SUBMISSION_INVALID'),
    batchId: z.string(),
    attemptId: z.string(),
    provider: z.string(),
  }),
  z.object({
    incidentId: z.string(),
    kind: z.literal('BOOKS_DIFFER'),
    provider: z.string(),
    difference: z.string(),
    batchId: z.string().optional(),
    transactionId: z.string().optional(),
    attemptId: z.string().optional(),
    providerReference: z.string().optional(),
    currency: z.string().optional(),
    ourAmount: z.string().optional(),
    theirAmount: z.string().optional(),
  }),
]);

/** One entry covers all incidents that were raised together. */
export const raisedIncidentsDetails = z.object({ incidents: z.array(raisedIncidentSchema).min(1) });
