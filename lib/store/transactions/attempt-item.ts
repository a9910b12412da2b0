import * as z from 'zod';
import type { Attempt, PreparedSubmission, RejectedAttempt } from '../../domain/transactions/attempt.ts';
import { REJECTION_REASONS } from '../../domain/transactions/rejection.ts';
import { attemptKey } from '../keys.ts';
import { attemptIdField, batchIdField, type FieldsOf, instantField, transactionIdField } from '../shared/fields.ts';
import { packed, unpacked } from '../shared/packed.ts';
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
  sentAgainAt: instantField.optional(),
  rejected: z
    .object({
      reason: z.enum(REJECTION_REASONS),
      message: z.string(),
      at: instantField,
    } satisfies FieldsOf<RejectedAttempt>)
    .optional(),
  takenIds: z.set(transactionIdField).optional(),
  foundAt: instantField.optional(),
  missedAt: instantField.optional(),
} satisfies FieldsOf<Attempt>);

/** @param entry the hash of the audit entry that records the attempt; see `unwritten-payment.ts` */
export function toAttemptItem(attempt: Attempt, entry?: string): RawItem {
  const { transactionIds, prepared, ...noted } = attempt;
  const content = { transactionIds, prepared };
  // To one that was found, more payments are added later: `foundWrite` needs the list as it is.
  const isComplete = attempt.foundAt === undefined;
  return {
    ...attemptKey(attempt.batchId, attempt.attemptId),
    ...noted,
    ...(isComplete ? packed(content) : content),
    entry,
  };
}

/** @throws Error for an item that our code cannot have written */
export function fromAttemptItem(item: RawItem): Attempt {
  return attemptSchema.parse(unpackedAttempt(item));
}

/** The attempt as an item in which nothing is packed. */
export function unpackedAttempt(item: RawItem): RawItem {
  return unpacked(item, PACKED);
}

const PACKED = ['transactionIds', 'prepared'];
