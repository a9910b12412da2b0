import * as z from 'zod';
import {
  isOpen,
  type NotedFailure,
  type NotTaken,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentFailure,
  type ProposedResolution,
  RESOLVED_OUTCOMES,
} from '../../domain/transactions/payment.ts';
import { REJECTION_REASONS } from '../../domain/transactions/rejection.ts';
import {
  affiliateTransactionIndex,
  shardOf,
  transactionKey,
  transactionSort,
  transactionStatusIndex,
} from '../keys.ts';
import {
  affiliateIdField,
  attemptIdField,
  auditHeadField,
  batchIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  payeeIdField,
  personField,
  transactionIdField,
} from '../shared/fields.ts';
import { withPayeeId } from '../shared/previous-names.ts';
import type { RawItem } from '../shared/table.ts';

const paymentSchema = z.object({
  transactionId: transactionIdField,
  batchId: batchIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
  fromSeq: countField,
  toSeq: countField,
  commissionCount: countField,
  payeeId: payeeIdField,
  status: z.enum(PAYMENT_STATUSES),
  version: countField,
  retries: countField,
  attemptIds: z.array(attemptIdField),
  liveAttemptId: attemptIdField.optional(),
  sentAt: instantField.optional(),
  paidByAttemptId: attemptIdField.optional(),
  overpaidByAttemptIds: z.array(attemptIdField),
  providerReference: z.string().optional(),
  failure: z
    .object({
      code: z.string(),
      message: z.string(),
      retryAt: instantField.optional(),
    } satisfies FieldsOf<PaymentFailure>)
    .optional(),
  failures: z
    .array(
      z.object({
        code: z.string(),
        message: z.string(),
        attemptId: attemptIdField.optional(),
        at: instantField,
      } satisfies FieldsOf<NotedFailure>),
    )
    .optional(),
  notTaken: z
    .object({
      attemptId: attemptIdField,
      reason: z.enum(REJECTION_REASONS),
      shortfallMinor: minorField.optional(),
    } satisfies FieldsOf<NotTaken>)
    .optional(),
  resolution: z
    .object({
      proposalId: z.string(),
      attemptId: attemptIdField,
      outcome: z.enum(RESOLVED_OUTCOMES),
      evidence: z.string(),
      providerReference: z.string().optional(),
      by: personField,
      at: instantField,
      confirmed: z.object({ by: personField, at: instantField, evidence: z.string() }).optional(),
    } satisfies FieldsOf<ProposedResolution>)
    .optional(),
  retriedAs: transactionIdField.optional(),
  retryOf: transactionIdField.optional(),
  createdAt: instantField,
  updatedAt: instantField,
  completedAt: instantField.optional(),
  audit: auditHeadField.optional(),
} satisfies FieldsOf<Omit<Payment, 'unwritten'>>);

export function fromPaymentItem(item: RawItem): Payment {
  return paymentSchema.parse(withPayeeId(item));
}

/** GSI1: an affiliate's payments by time. GSI2: only the payments that need the engine or a person. */
export function toPaymentItem({ unwritten: _, ...payment }: Payment): RawItem {
  const sort = transactionSort(payment.createdAt, payment.transactionId);
  return {
    ...transactionKey(payment.transactionId),
    GSI1PK: affiliateTransactionIndex(payment.affiliateId),
    GSI1SK: sort,
    ...(needsAttention(payment) && {
      GSI2PK: transactionStatusIndex(payment.status, shardOf(payment.transactionId)),
      GSI2SK: sort,
    }),
    ...payment,
  };
}

function needsAttention({ status, liveAttemptId }: Payment): boolean {
  return isOpen(status) || status === 'FAILED' || liveAttemptId !== undefined;
}
