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
import { packed, unpacked } from '../shared/packed.ts';
import type { RawItem } from '../shared/table.ts';

/**
 * Payments that were claimed in one transaction, as they were made: what they share is kept once, the rest for each. A payment
 * gets an item of its own with the first thing that happens to it alone. From then on only that item counts.
 */
const claimsSchema = z.object({
  batchId: batchIdField,
  currency: currencyField,
  createdAt: instantField,
  retryOf: transactionIdField.optional(),
  /** The hash of the audit entry that records the claims. */
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

const PACKED = ['payments'];

/** @throws RangeError if the payments do not have the same batch, currency and time */
export function toClaimsItem(payments: readonly Payment[], entry: string): RawItem {
  const [first] = payments;
  if (!first) throw new RangeError('a claims item must have at least one payment');
  const { batchId, currency, createdAt, retryOf } = first;
  const isMadeWithFirst = (payment: Payment) =>
    payment.batchId === batchId &&
    payment.currency === currency &&
    payment.createdAt === createdAt &&
    payment.retryOf === retryOf;
  if (!payments.every(isMadeWithFirst))
    throw new RangeError('the payments of a claims item must have the same batch, currency and time');
  return {
    ...claimsKey(first.transactionId),
    batchId,
    currency,
    createdAt,
    retryOf,
    entry,
    ...packed({
      payments: payments.map(
        ({ transactionId, affiliateId, amountMinor, fromSeq, toSeq, commissionCount, payeeId }) => ({
          ordinal: ordinalOf(transactionId),
          affiliateId,
          amountMinor,
          fromSeq,
          toSeq,
          commissionCount,
          payeeId,
        }),
      ),
    }),
  };
}

/** @throws Error for an item that our code cannot have written */
export function fromClaimsItem(item: RawItem): Payment[] {
  const { payments, entry, ...shared } = claimsSchema.parse(unpacked(item, PACKED));
  return payments.map(({ ordinal, ...own }): Payment => {
    const payment = newPayment({ ...shared, ...own, transactionId: transactionIdOf(shared.batchId, ordinal) });
    return { ...payment, audit: headOfUnwritten(payment, undefined, entry) };
  });
}
