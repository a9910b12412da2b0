import * as z from 'zod';
import type { Balance, LedgerEntry } from '../../domain/ledger.ts';
import type { CommissionRecord } from '../../payouts/ports/ledger-repository.ts';
import { commissionKey, entryKey } from '../keys.ts';
import type { RawItem } from '../table.ts';
import {
  affiliateIdField,
  attemptIdField,
  commissionIdField,
  countField,
  currencyField,
  instantField,
  minorField,
  transactionIdField,
} from './fields.ts';

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
  open: z
    .object({
      transactionId: transactionIdField,
      toSeq: countField,
      amountMinor: minorField,
      commissionCount: countField,
    })
    .optional(),
  hold: z.object({ reason: z.string(), by: z.string(), at: instantField }).optional(),
});

const entryBase = {
  affiliateId: affiliateIdField,
  currency: currencyField,
  seq: countField,
  amountMinor: minorField,
  totalMinor: minorField,
  totalCount: countField,
  recordedAt: instantField,
};

const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    ...entryBase,
    kind: z.literal('COMMISSION'),
    commissionId: commissionIdField,
    approvedAt: instantField,
  }),
  z.object({
    ...entryBase,
    kind: z.literal('REVERSAL'),
    commissionId: commissionIdField,
    commissionSeq: countField,
    reason: z.string().optional(),
  }),
  z.object({
    ...entryBase,
    kind: z.enum(['OVERPAID', 'RETURNED']),
    transactionId: transactionIdField,
    attemptId: attemptIdField,
  }),
]);

const commissionSchema = z.object({
  commissionId: commissionIdField,
  affiliateId: affiliateIdField,
  currency: currencyField,
  amountMinor: minorField,
  approvedAt: instantField,
  seq: countField,
  reversedSeq: countField.optional(),
});

export function fromBalanceItem(item: RawItem): Balance {
  return balanceSchema.parse(item);
}

export function toEntryItem(entry: LedgerEntry): RawItem {
  return { ...entryKey(entry.affiliateId, entry.currency, entry.seq), ...entry };
}

export function fromEntryItem(item: RawItem): LedgerEntry {
  return entrySchema.parse(item);
}

export function toCommissionItem(commission: CommissionRecord): RawItem {
  return { ...commissionKey(commission.commissionId), ...commission };
}

export function fromCommissionItem(item: RawItem): CommissionRecord {
  return commissionSchema.parse(item);
}
