import * as z from 'zod';
import type { Approval } from '../../domain/batches/approval.ts';
import {
  BATCH_STATUSES,
  type Batch,
  type BatchSums,
  type CalledOff,
  WAIT_REASONS,
} from '../../domain/batches/batch.ts';
import { BATCHES_INDEX, batchIndexSort, batchKey, batchStatusIndex } from '../keys.ts';
import {
  auditHeadField,
  batchIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  personField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const byStatus = <Field extends z.ZodType>(field: Field) =>
  z.object({
    PENDING: field,
    PROCESSING: field,
    UNKNOWN: field,
    COMPLETED: field,
    FAILED: field,
    CANCELLED: field,
    RETURNED: field,
  });

const batchSchema = z.object({
  batchId: batchIdField,
  batchNumber: z.string().optional(),
  status: z.enum(BATCH_STATUSES),
  provider: z.string(),
  currency: currencyField,
  paymentCount: countField,
  totalMinor: minorField,
  counts: byStatus(countField),
  amounts: byStatus(minorField),
  run: countField,
  generation: countField.optional(),
  version: countField,
  waiting: z
    .discriminatedUnion('reason', [
      z.object({ reason: z.literal('paused'), since: instantField }),
      z.object({ reason: z.literal('restored'), since: instantField }),
      z.object({
        reason: z.literal('daily_limit'),
        since: instantField,
        neededMinor: minorField,
        until: instantField,
      }),
      z.object({
        reason: z.literal('no_funds'),
        since: instantField,
        shortfallMinor: minorField.optional(),
        until: instantField.optional(),
      }),
      z.object({ reason: z.literal('provider_busy'), since: instantField, until: instantField, message: z.string() }),
      z.object({ reason: z.literal('provider_refuses'), since: instantField, message: z.string() }),
    ])
    .optional(),
  lastWait: z.object({ reason: z.enum(WAIT_REASONS), since: instantField }).optional(),
  createdBy: z.string(),
  createdBySub: z.string().optional(),
  approvalWanted: z.boolean().optional(),
  approval: z
    .object({ contentHash: z.string(), by: personField, at: instantField } satisfies FieldsOf<Approval>)
    .optional(),
  scheduledTime: instantField.optional(),
  createdAt: instantField,
  completesRequest: z.boolean().optional(),
  queuedAt: instantField.optional(),
  startedAt: instantField.optional(),
  finishedAt: instantField.optional(),
  calledOff: z
    .object({ by: z.string(), at: instantField, payments: countField.optional() } satisfies FieldsOf<CalledOff>)
    .optional(),
  errorMessage: z.string().optional(),
  returnsCheckedAt: instantField.optional(),
  returnsDueAt: instantField.optional(),
  finalSeq: countField.optional(),
  audit: auditHeadField.optional(),
} satisfies FieldsOf<Batch>);

const sumsSchema = batchSchema.pick({
  status: true,
  currency: true,
  createdAt: true,
  counts: true,
  amounts: true,
  calledOff: true,
});

/** The attributes that reports over very many batches read. */
export const BATCH_SUMS = Object.keys(sumsSchema.shape);

export function fromBatchSums(item: RawItem): BatchSums {
  return sumsSchema.parse(item);
}

export function fromBatchItem(item: RawItem): Batch {
  return batchSchema.parse(item);
}

export function toBatchItem(batch: Batch): RawItem {
  return { ...batchKey(batch.batchId), ...batchIndexes(batch), ...batch };
}

/** A batch is listed once it has its number: not while it is a draft, nor if its maker died. */
function batchIndexes({ batchId, batchNumber, status, createdAt }: Batch): RawItem {
  const sort = batchIndexSort(createdAt, batchId);
  return {
    GSI2PK: batchStatusIndex(status),
    GSI2SK: sort,
    ...(batchNumber !== undefined && { GSI1PK: BATCHES_INDEX, GSI1SK: sort }),
  };
}
