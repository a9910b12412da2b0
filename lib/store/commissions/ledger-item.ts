import * as z from 'zod';
import { ADJUSTMENT_KINDS, type Adjustment } from '../../domain/commissions/adjustment.ts';
import type { Balance, Hold } from '../../domain/commissions/ledger.ts';
import type { CommissionRecord } from '../../payouts/commissions/ledger-repository.ts';
import { adjustmentKey, commissionKey } from '../keys.ts';
import {
  adjustmentIdField,
  affiliateIdField,
  commissionIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const balanceSchema = z.object({
  affiliateId: affiliateIdField,
  currency: currencyField,
  accruedSeq: countField,
  accruedMinor: minorField,
  accruedCount: countField,
  lastDebitSeq: countField,
  settledSeq: countField,
  settledMinor: minorField,
  settledCount: countField,
  paidMinor: minorField,
  lastEntryAt: instantField.optional(),
  open: z
    .object({
      transactionId: transactionIdField,
      toSeq: countField,
      amountMinor: minorField,
      commissionCount: countField,
    })
    .optional(),
  hold: z.object({ reason: z.string(), by: z.string(), at: instantField } satisfies FieldsOf<Hold>).optional(),
} satisfies FieldsOf<Balance>);

const adjustmentSchema = z.object({
  adjustmentId: adjustmentIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  kind: z.enum(ADJUSTMENT_KINDS),
  amountMinor: minorField,
  reason: z.string(),
  by: z.string(),
  at: instantField,
  seq: countField,
} satisfies FieldsOf<Adjustment>);

const commissionSchema = z.object({
  commissionId: commissionIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
  approvedAt: instantField,
  seq: countField,
  importId: z.string().optional(),
  reversedSeq: countField.optional(),
} satisfies FieldsOf<CommissionRecord>);

export function fromBalanceItem(item: RawItem): Balance {
  return balanceSchema.parse(item);
}

export function toCommissionItem(commission: CommissionRecord): RawItem {
  return { ...commissionKey(commission.commissionId), ...commission };
}

export function fromCommissionItem(item: RawItem): CommissionRecord {
  return commissionSchema.parse(item);
}

export function toAdjustmentItem(adjustment: Adjustment): RawItem {
  return { ...adjustmentKey(adjustment.adjustmentId), ...adjustment };
}

export function fromAdjustmentItem(item: RawItem): Adjustment {
  return adjustmentSchema.parse(item);
}
