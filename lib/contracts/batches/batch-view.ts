import * as z from 'zod';
import { BATCH_STATUSES, type Batch, type PaymentCounts, type QueueWait } from '../../domain/batches/batch.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { EXAMPLE_ADMIN, EXAMPLE_BATCH_ID } from '../shared/examples.ts';

/** How many payments of a batch have which status. */
export const countsSchema = z.object({
  pending: z.int(),
  processing: z.int(),
  unknown: z.int(),
  completed: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  returned: z.int(),
});

const waitingSchema = z.object({
  reason: z
    .enum([
      'paused',
      'restored',
      'another_batch',
      'daily_limit',
      'no_funds',
      'provider_busy',
      'provider_refuses',
      'starting',
    ])
    .describe(
      '`paused`: payouts are paused. `restored`: the table was restored to an earlier moment, and that is not settled (GET /recovery). `another_batch`: one batch is executed at a time, and `batchId` comes first. `daily_limit`: what was sent within 24 hours leaves no room for this batch, or for `batchId`, which comes first. There is room from `until`, if nothing is sent meanwhile. `no_funds`: our balance at the provider is too low for this batch, or for `batchId`, which comes first. `shortfall` is what is missing, if that is known. The batch goes on by itself once there is enough. `provider_busy`: the provider accepts nothing for now. `provider_refuses`: the provider does not accept the batch as it is. Look at the incident, and execute the batch again. `starting`: nothing holds it up.',
    ),
  since: shownTime.describe('Since when it waits, for whatever reason.'),
  until: shownTime.optional(),
  batchId: shownId.optional(),
  shortfall: shownAmount.optional(),
  message: z.string().optional().describe('What the provider said.'),
});

const calledOffSchema = z.object({ by: z.string(), at: shownTime, payments: z.int().optional() });

const approvalSchema = z.object({ by: z.string(), at: shownTime, contentHash: z.string() });

export const batchSchema = z.object({
  batchId: shownId,
  batchNumber: z.string().optional().describe('The number for people, such as `BATCH-2026-000123`.'),
  status: z.enum(BATCH_STATUSES),
  provider: z.string(),
  currency: shownCurrency,
  paymentCount: z.int(),
  totalAmount: shownAmount,
  counts: countsSchema,
  waiting: waitingSchema.optional().describe('Set for a QUEUED batch: why it is not being paid at this moment.'),
  createdBy: z.string(),
  approvalWanted: z
    .boolean()
    .describe('A second person has to approve it, by the settings at the time when it was made. False once one has.'),
  approval: approvalSchema.optional(),
  createdAt: shownTime,
  queuedAt: shownTime.optional(),
  startedAt: shownTime.optional(),
  finishedAt: shownTime.optional(),
  calledOff: calledOffSchema
    .optional()
    .describe(
      'Somebody cancelled the batch; `payments` says how many were cancelled with it, once it has ended. CANCELLED: nothing of it was paid. COMPLETED or FAILED: part of it was.',
    ),
  errorMessage: z.string().optional(),
});

export const CONTENT_HASH_EXAMPLE = '9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12';

/** Ann's batch before it is executed. */
export const BATCH_EXAMPLE = {
  batchId: EXAMPLE_BATCH_ID,
  batchNumber: 'BATCH-2026-000123',
  status: 'PENDING',
  provider: 'mock',
  currency: 'USD',
  paymentCount: 1,
  totalAmount: '100.75',
  counts: { pending: 1, processing: 0, unknown: 0, completed: 0, failed: 0, cancelled: 0, returned: 0 },
  createdBy: EXAMPLE_ADMIN,
  approvalWanted: false,
  createdAt: '2026-11-23T10:00:00.000Z',
} as const satisfies z.infer<typeof batchSchema>;

/** @param wait why the batch waits, if it is QUEUED */
export function batchBody(batch: Batch, wait: QueueWait | undefined): z.infer<typeof batchSchema> {
  return {
    batchId: batch.batchId,
    batchNumber: batch.batchNumber,
    status: batch.status,
    provider: batch.provider,
    currency: batch.currency,
    paymentCount: batch.paymentCount,
    totalAmount: amountText(batch.currency, batch.totalMinor),
    counts: countsBody(batch.counts),
    waiting: wait && waitingBody(wait, batch),
    createdBy: batch.createdBy,
    approvalWanted: batch.approval === undefined && (batch.approvalWanted ?? false),
    approval: batch.approval && {
      by: batch.approval.by.name,
      at: batch.approval.at,
      contentHash: batch.approval.contentHash,
    },
    createdAt: batch.createdAt,
    queuedAt: batch.queuedAt,
    startedAt: batch.startedAt,
    finishedAt: batch.finishedAt,
    calledOff: batch.calledOff,
    errorMessage: batch.errorMessage,
  };
}

function waitingBody(wait: QueueWait, { currency }: Batch): z.infer<typeof waitingSchema> {
  const { reason, since } = wait;
  switch (wait.reason) {
    case 'paused':
    case 'restored':
    case 'starting':
      return { reason, since };
    case 'another_batch':
      return { reason, since, batchId: wait.batchId };
    case 'daily_limit':
      return { reason, since, until: wait.until, batchId: wait.batchId };
    case 'no_funds': {
      const { until, batchId, shortfallMinor } = wait;
      const shortfall = shortfallMinor === undefined ? undefined : amountText(currency, shortfallMinor);
      return { reason, since, until, batchId, shortfall };
    }
    case 'provider_busy':
      return { reason, since, until: wait.until, message: wait.message };
    case 'provider_refuses':
      return { reason, since, message: wait.message };
    default:
      return wait satisfies never;
  }
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
