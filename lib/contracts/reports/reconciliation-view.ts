import * as z from 'zod';
import { BATCH_STATUSES } from '../../domain/batches/batch.ts';
import { DIFFERENCE_KINDS, type Difference } from '../../domain/reports/difference.ts';
import type { Moved } from '../../domain/reports/moved.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Period } from '../../domain/shared/period.ts';
import { RECONCILIATION_RESULTS, type ReconciledBatch } from '../../payouts/reports/reconcile-batch.ts';
import type { ReconciledDay } from '../../payouts/reports/reconcile-day.ts';
import type { Reconciliation } from '../../payouts/reports/reconcile-payouts.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { nextCursor } from '../shared/page.ts';

const movedSchema = z.object({
  paidCount: z.int(),
  paidAmount: shownAmount,
  returnedCount: z.int(),
  returnedAmount: shownAmount,
});

const differenceSchema = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  transactionId: shownId
    .optional()
    .describe('Our payment, or the one whose reference their payment has. Absent for `batch_totals`.'),
  attemptId: shownId.optional(),
  providerReference: z.string().optional().describe('Their payment; absent if they have none.'),
  currency: shownCurrency.optional(),
  ourAmount: shownAmount.optional(),
  theirAmount: shownAmount.optional(),
  ours: z.string().describe('What our side says, in words.'),
  theirs: z.string().describe('What the other side says, in words.'),
});

const resultField = z.enum(RECONCILIATION_RESULTS);

const batchSchema = z.object({
  batchId: shownId,
  batchNumber: z.string().optional(),
  status: z.enum(BATCH_STATUSES),
  currency: shownCurrency,
  provider: z.string(),
  createdAt: shownTime,
  result: resultField,
  ours: movedSchema.optional().describe('The money that went out, and the part of it that came back, by our books.'),
  theirs: movedSchema.optional().describe('The same by the provider’s answers; absent if it gave none.'),
  differences: z.array(differenceSchema),
});

const daySchema = z.object({
  provider: z.string(),
  day: z.iso.date().describe('Payments that were made there on this day, UTC.'),
  result: resultField,
  sums: z
    .array(z.object({ currency: shownCurrency, ours: movedSchema, theirs: movedSchema }))
    .describe('The sum of what the provider lists, and of the same payments in our books.'),
  differences: z.array(differenceSchema),
});

export const reconciliationSchema = z.object({
  from: shownTime,
  to: shownTime,
  batches: z.array(batchSchema),
  days: z.array(daySchema),
  nextCursor,
});
export type BatchBody = z.infer<typeof batchSchema>;
export type DayBody = z.infer<typeof daySchema>;

export function reconciliationBody(
  { from, to }: Period,
  { batches, days }: Reconciliation,
  cursor?: string,
): z.infer<typeof reconciliationSchema> {
  return { from, to, batches: batches.map(batchBody), days: days.map(dayBody), nextCursor: cursor };
}

export function batchBody({ batch, result, ours, provider, differences }: ReconciledBatch): BatchBody {
  const { batchId, batchNumber, status, currency, createdAt } = batch;
  return {
    batchId,
    batchNumber,
    status,
    currency,
    provider: batch.provider,
    createdAt,
    result,
    ours: ours && movedBody(currency, ours),
    theirs: provider && movedBody(currency, provider),
    differences: differences.map(differenceBody),
  };
}

export function dayBody({ provider, day, result, sums, differences }: ReconciledDay): DayBody {
  return {
    provider,
    day,
    result,
    sums: sums.map(({ currency, ours, theirs }) => ({
      currency,
      ours: movedBody(currency, ours),
      theirs: movedBody(currency, theirs),
    })),
    differences: differences.map(differenceBody),
  };
}

function differenceBody({ oursMinor, theirsMinor, ...difference }: Difference) {
  const { currency } = difference;
  return { ...difference, ourAmount: shown(currency, oursMinor), theirAmount: shown(currency, theirsMinor) };
}

function shown(currency: Currency | undefined, minor: bigint | undefined): string | undefined {
  return currency === undefined || minor === undefined ? undefined : amountText(currency, minor);
}

function movedBody(currency: Currency, { paidCount, paidMinor, returnedCount, returnedMinor }: Moved) {
  return {
    paidCount,
    paidAmount: amountText(currency, paidMinor),
    returnedCount,
    returnedAmount: amountText(currency, returnedMinor),
  };
}
