import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { TransactionId } from '../../domain/shared/ids.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from './payment-repository.ts';

export type CommissionEntry = LedgerEntry & { readonly kind: 'COMMISSION' };
export type OtherEntry = Exclude<LedgerEntry, CommissionEntry>;

export type TransactionView = {
  readonly payment: Payment;
  readonly attempts: readonly Attempt[];
  /** What it covers: commissions, and every other entry among them. Together they are its amount (M3). */
  readonly commissions: readonly CommissionEntry[];
  readonly otherEntries: readonly OtherEntry[];
};

/** A payment with its attempts and all that it covers. @throws PayoutError `transaction_not_found` */
export async function getTransaction(
  deps: { readonly payments: PaymentRepository; readonly ledger: LedgerRepository },
  transactionId: TransactionId,
): Promise<TransactionView> {
  const payment = (await deps.payments.find([transactionId])).get(transactionId);
  if (!payment) throw new PayoutError({ code: 'transaction_not_found', transactionId });
  const found = await deps.payments.findAttempts(payment.batchId, payment.attemptIds);
  const attempts = found.toSorted((left, right) => (left.attemptId < right.attemptId ? -1 : 1));
  const covered = { afterSeq: payment.fromSeq, toSeq: payment.toSeq };
  const commissions: CommissionEntry[] = [];
  const otherEntries: OtherEntry[] = [];
  for await (const entry of deps.ledger.entries(payment.affiliateId, payment.currency, covered)) {
    if (entry.kind === 'COMMISSION') commissions.push(entry);
    else otherEntries.push(entry);
  }
  return { payment, attempts, commissions, otherEntries };
}
