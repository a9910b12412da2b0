import * as z from 'zod';
import { headOfUnwritten } from '../../domain/audit/audit-chain.ts';
import { ordinalOf, transactionIdOf } from '../../domain/shared/ids.ts';
import { newPayment, type Payment } from '../../domain/transactions/payment.ts';
import { claimsKey } from '../keys.ts';
import {
  affiliateIdField,
  batchIdField,
  countField,
  currencyField,
  instantField,
  minorField,
  payeeIdField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

/**
 * Payments that were claimed in one transaction, just as they were made: what they share once, and of each the rest. A payment
 * gets an item of its own from the first thing that happens to it alone; from then on that one counts.
 */
const claimsSchema = z.object({
  batchId: batchIdField,
  currency: currencyField,
  createdAt: instantField,
  retryOf: transactionIdField.optional(),
  /** The hash of the audit entry that tells of the claims. */
  entry: z.string(),
  payments: z.array(
    z.object({
      ordinal: countField,
      affiliateId: affiliateIdField,
      amountMinor: minorField,
      fromSeq: countField,
      toSeq: countField,
      commissionCount: countField,
      payeeId: payeeIdField,
    }),
  ),
});

/** @throws RangeError if they were not made at once for one batch */
export function toClaimsItem(payments: readonly Payment[], entry: string): RawItem {
  const [first] = payments;
  if (!first) throw new RangeError('there is no item of no claims');
  const { batchId, currency, createdAt, retryOf } = first;
  const isMadeWithFirst = (payment: Payment) =>
    payment.batchId === batchId &&
    payment.currency === currency &&
    payment.createdAt === createdAt &&
    payment.retryOf === retryOf;
  if (!payments.every(isMadeWithFirst))
    throw new RangeError('claims of one transaction are made at once for one batch');
  return {
    ...claimsKey(first.transactionId),
    batchId,
    currency,
    createdAt,
    retryOf,
    entry,
    payments: payments.map(({ transactionId, affiliateId, amountMinor, fromSeq, toSeq, commissionCount, payeeId }) => ({
      ordinal: ordinalOf(transactionId),
      affiliateId,
      amountMinor,
      fromSeq,
      toSeq,
      commissionCount,
      payeeId,
    })),
  };
}

/** @throws ZodError for an item that our code cannot have written */
export function fromClaimsItem(item: RawItem): Payment[] {
  const { payments, entry, ...shared } = claimsSchema.parse(item);
  return payments.map(({ ordinal, ...own }): Payment => {
    const payment = newPayment({ ...shared, ...own, transactionId: transactionIdOf(shared.batchId, ordinal) });
    return { ...payment, audit: headOfUnwritten(payment, undefined, entry) };
  });
}
