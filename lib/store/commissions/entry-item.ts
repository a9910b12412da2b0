import * as z from 'zod';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '../../domain/commissions/adjustment.ts';
import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import { entryKey } from '../keys.ts';
import {
  adjustmentIdField,
  affiliateIdField,
  attemptIdField,
  commissionIdField,
  countField,
  currencyField,
  type FieldsOf,
  instantField,
  minorField,
  transactionIdField,
} from '../shared/fields.ts';
import { packed, unpacked } from '../shared/packed.ts';
import type { RawItem } from '../shared/table.ts';

type EntryOf<Kind extends LedgerEntry['kind']> = Extract<LedgerEntry, { readonly kind: Kind }>;
type CommissionEntry = EntryOf<'COMMISSION'>;

const position = {
  affiliateId: affiliateIdField,
  currency: currencyField,
  seq: countField,
  totalMinor: minorField,
  totalCount: countField,
  recordedAt: instantField,
};
const entryBase = { ...position, amountMinor: minorField };

const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    ...entryBase,
    kind: z.literal('COMMISSION'),
    commissionId: commissionIdField,
    approvedAt: instantField,
  } satisfies FieldsOf<EntryOf<'COMMISSION'>>),
  z.object({
    ...entryBase,
    kind: z.literal('REVERSAL'),
    commissionId: commissionIdField,
    commissionSeq: countField,
    reason: z.string().optional(),
  } satisfies FieldsOf<EntryOf<'REVERSAL'>>),
  z.object({
    ...entryBase,
    kind: z.enum(['OVERPAID', 'RETURNED']),
    transactionId: transactionIdField,
    attemptId: attemptIdField,
  } satisfies FieldsOf<EntryOf<'OVERPAID' | 'RETURNED'>>),
  z.object({
    ...entryBase,
    kind: z.enum(ADJUSTMENT_KINDS),
    adjustmentId: adjustmentIdField,
    reason: z.string(),
    by: z.string(),
  } satisfies FieldsOf<EntryOf<AdjustmentKind>>),
]);

/**
 * Commissions that were appended together (ADR 22). Sequence number and totals are those after the last one. Each commission has only what
 * is its own; the rest follows from its place.
 */
const commissionsSchema = z.object({
  ...position,
  kind: z.literal('COMMISSIONS'),
  commissions: z.array(z.tuple([commissionIdField, minorField, instantField])).min(2),
});
const PACKED = ['commissions'];

/** The items of entries that are appended together, in their order: one for all if they are several commissions. */
export function toEntryItems(entries: readonly LedgerEntry[]): RawItem[] {
  const last = entries.at(-1);
  const commissions = entries.filter((entry) => entry.kind === 'COMMISSION');
  if (!last || entries.length < 2 || commissions.length < entries.length) return entries.map(itemOfOne);
  return [itemOfMany(last, commissions)];
}

/** The entries of an item, in their order. */
export function fromEntryItem(item: RawItem): LedgerEntry[] {
  return item.kind === 'COMMISSIONS' ? entriesOf(item) : [entrySchema.parse(item)];
}

function itemOfOne(entry: LedgerEntry): RawItem {
  return { ...entryKey(entry.affiliateId, entry.currency, entry.seq), ...entry };
}

function itemOfMany(last: LedgerEntry, entries: readonly CommissionEntry[]): RawItem {
  const { affiliateId, currency, seq, totalMinor, totalCount, recordedAt } = last;
  const commissions = entries.map(({ commissionId, amountMinor, approvedAt }) => [
    commissionId,
    amountMinor,
    approvedAt,
  ]);
  return {
    ...entryKey(affiliateId, currency, seq),
    ...{ kind: 'COMMISSIONS', affiliateId, currency, seq, totalMinor, totalCount, recordedAt },
    ...packed({ commissions }),
  };
}

function entriesOf(item: RawItem): CommissionEntry[] {
  const { commissions, ...last } = commissionsSchema.parse(unpacked(item, PACKED));
  let { totalMinor } = last;
  return commissions
    .toReversed()
    .map(([commissionId, amountMinor, approvedAt], later): CommissionEntry => {
      const entry = {
        ...last,
        kind: 'COMMISSION' as const,
        ...{ commissionId, amountMinor, approvedAt, totalMinor },
        seq: last.seq - later,
        totalCount: last.totalCount - later,
      };
      totalMinor -= amountMinor;
      return entry;
    })
    .toReversed();
}
