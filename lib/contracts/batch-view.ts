import * as z from 'zod';
import { BATCH_STATUSES, type Batch, type PaymentCounts } from '../domain/batch.ts';
import { amountText } from './amount.ts';

/** How many payments of a batch are in which status. */
const countsSchema = z.object({
  pending: z.int(),
  processing: z.int(),
  unknown: z.int(),
  completed: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  returned: z.int(),
});

export const batchSchema = z.object({
  batchId: z.string(),
  /** `BATCH-2026-000123` */
  batchNumber: z.string().optional(),
  status: z.enum(BATCH_STATUSES),
  provider: z.string(),
  currency: z.string(),
  paymentCount: z.int(),
  totalAmount: z.string(),
  counts: countsSchema,
  createdBy: z.string(),
  createdAt: z.string(),
  queuedAt: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  errorMessage: z.string().optional(),
});

export function batchBody(batch: Batch): z.infer<typeof batchSchema> {
  return {
    batchId: batch.batchId,
    batchNumber: batch.batchNumber,
    status: batch.status,
    provider: batch.provider,
    currency: batch.currency,
    paymentCount: batch.paymentCount,
    totalAmount: amountText(batch.currency, batch.totalMinor),
    counts: countsBody(batch.counts),
    createdBy: batch.createdBy,
    createdAt: batch.createdAt,
    queuedAt: batch.queuedAt,
    startedAt: batch.startedAt,
    finishedAt: batch.finishedAt,
    errorMessage: batch.errorMessage,
  };
}

function countsBody(counts: PaymentCounts): z.infer<typeof countsSchema> {
  return {
    pending: counts.PENDING,
    processing: counts.PROCESSING,
    unknown: counts.UNKNOWN,
    completed: counts.COMPLETED,
    failed: counts.FAILED,
    cancelled: counts.CANCELLED,
    returned: counts.RETURNED,
  };
}
