import * as z from 'zod';
import { headOfUnwritten } from '../../domain/audit/audit-chain.ts';
import { NO_HASH } from '../../domain/audit/audit-hash.ts';
import type { Payment, UnwrittenAsOf } from '../../domain/transactions/payment.ts';
import { startAttempt } from '../../domain/transactions/payment-change.ts';
import { attemptIdField, instantField, transactionIdField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const takingSchema = z.object({
  attemptId: attemptIdField,
  transactionIds: z.array(transactionIdField),
  createdAt: instantField,
  /** The hash of the audit entry that tells of it. */
  entry: z.string().optional(),
});

/** What an attempt says of the payments that it has taken and that have no item of their own: they are PROCESSING. */
export type Taking = z.output<typeof takingSchema>;

export function takingOf(attemptItem: RawItem): Taking {
  return takingSchema.parse(attemptItem);
}

/**
 * A payment that has no item of its own, as its claim and its attempt say that it is.
 *
 * @throws Error if two attempts have taken it: whatever is done about such a payment has an item
 */
export function unwrittenPayment(claimed: Payment, takings: readonly Taking[], unwritten: UnwrittenAsOf): Payment {
  const { transactionId } = claimed;
  const [taking, another] = takings.filter(({ transactionIds }) => transactionIds.includes(transactionId));
  if (!taking) return { ...claimed, unwritten };
  if (another) throw new Error(`${transactionId} is in attempts ${taking.attemptId} and ${another.attemptId} at once`);
  const { after } = startAttempt(claimed, taking.attemptId, taking.createdAt);
  const audit = headOfUnwritten(after, claimed.audit, taking.entry ?? NO_HASH);
  return { ...after, audit, unwritten };
}
