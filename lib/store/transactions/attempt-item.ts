import * as z from 'zod';
import type { Attempt, PreparedSubmission } from '../../domain/transactions/attempt.ts';
import { attemptKey } from '../keys.ts';
import { attemptIdField, batchIdField, type FieldsOf, instantField, transactionIdField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const attemptSchema = z.object({
  batchId: batchIdField,
  attemptId: attemptIdField,
  provider: z.string(),
  transactionIds: z.array(transactionIdField),
  prepared: z.object({
    document: z.string(),
    requestHash: z.string(),
    notAfter: instantField,
  } satisfies FieldsOf<PreparedSubmission>),
  createdAt: instantField,
} satisfies FieldsOf<Attempt>);

export function toAttemptItem(attempt: Attempt): RawItem {
  return { ...attemptKey(attempt.batchId, attempt.attemptId), ...attempt };
}

export function fromAttemptItem(item: RawItem): Attempt {
  return attemptSchema.parse(item);
}
