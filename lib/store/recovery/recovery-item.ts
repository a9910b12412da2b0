import * as z from 'zod';
import { LOST_PAYMENT_STATUSES, type LostPayment } from '../../domain/recovery/lost-payment.ts';
import {
  type FinishedPass,
  RECOVERY_STAGES,
  type Recovery,
  type RecoveryPass,
  type Tally,
} from '../../domain/recovery/recovery.ts';
import { lostPaymentIndex, lostPaymentKey, RECOVERY_KEY } from '../keys.ts';
import {
  adjustmentIdField,
  affiliateIdField,
  attemptIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  payeeIdField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const tallySchema = z.object({
  batchesAsked: countField,
  batchesLeft: countField,
  lostPayments: countField,
  lostPaymentsLeft: countField,
  foreignLeft: countField,
  incomplete: countField,
  failed: countField,
} satisfies FieldsOf<Tally>);

const recoverySchema = z.object({
  version: countField,
  generation: countField,
  isSettled: z.boolean().optional(),
  firstLooks: z.record(z.string(), instantField),
  pass: z
    .object({
      begunAt: instantField,
      stage: z.enum(RECOVERY_STAGES),
      position: z.record(z.string(), z.string()).optional(),
      tally: tallySchema,
    } satisfies FieldsOf<RecoveryPass>)
    .optional(),
  last: z
    .object({
      begunAt: instantField,
      endedAt: instantField,
      tally: tallySchema,
      isClean: z.boolean(),
    } satisfies FieldsOf<FinishedPass>)
    .optional(),
} satisfies FieldsOf<Recovery>);

const lostPaymentSchema = z.object({
  provider: z.string(),
  transactionId: transactionIdField,
  attemptId: attemptIdField,
  providerReference: z.string(),
  payeeId: payeeIdField.optional(),
  holderId: z.string().optional(),
  affiliateId: affiliateIdField.optional(),
  currency: currencyField,
  amountMinor: minorField,
  at: instantField,
  status: z.enum(LOST_PAYMENT_STATUSES),
  adjustmentId: adjustmentIdField.optional(),
  foundAt: instantField,
  version: countField,
} satisfies FieldsOf<LostPayment>);

export function fromRecoveryItem(item: RawItem): Recovery {
  return recoverySchema.parse(item);
}

export function toRecoveryItem(recovery: Recovery): RawItem {
  return { ...RECOVERY_KEY, ...recovery };
}

export function fromLostPaymentItem(item: RawItem): LostPayment {
  return lostPaymentSchema.parse(item);
}

export function toLostPaymentItem(lost: LostPayment): RawItem {
  return { ...lostPaymentKey(lost), ...lostPaymentIndex(lost), ...lost };
}
