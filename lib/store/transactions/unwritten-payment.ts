import * as z from 'zod';
import { headOfUnwritten } from '../../domain/audit/audit-chain.ts';
import { NO_HASH } from '../../domain/audit/audit-hash.ts';
import type { Payment, UnwrittenAsOf } from '../../domain/transactions/payment.ts';
import { startAttempt } from '../../domain/transactions/payment-steps.ts';
import { attemptIdField, instantField, transactionIdField } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';
import { unpackedAttempt } from './attempt-item.ts';

const takingSchema = z.object({
  attemptId: attemptIdField,
  transactionIds: z.array(transactionIdField),
  createdAt: instantField,
  /** The hash of the audit entry that records the attempt. */
  entry: z.string().optional(),
});

/** What an attempt says about the payments that it took: those without items are PROCESSING. */
export type Taking = z.output<typeof takingSchema>;

export function takingOf(attemptItem: RawItem): Taking {
  return takingSchema.parse(unpackedAttempt(attemptItem));
}

/**
 * A payment that has no item, put together from its claim and its attempt.
 *
 * @throws Error if two attempts have taken it: what happens between two attempts gives a payment an item
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
