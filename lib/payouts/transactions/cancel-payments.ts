import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerError } from '../../domain/commissions/ledger.ts';
import { ledgerStep } from '../../domain/commissions/ledger-step.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import type { Payment, PaymentFailure } from '../../domain/transactions/payment.ts';
import { cancel } from '../../domain/transactions/payment-steps.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { auditPaymentChanges } from './audit-payment-changes.ts';
import { MAX_STEPS, type PaymentStep } from './payment-repository.ts';
import type { OutcomeDependencies } from './record-outcomes.ts';

/** Lost races before giving up; each loss means that another writer got through. */
const MAX_TRIES = 20;

export type Selects = (payment: Payment) => boolean;

/**
 * Cancels every payment of the batch that `selects` picks and that nothing may still pay, each together with the release
 * of its claim. Safe to repeat: after a crash it goes on where it stopped. Answers how many were cancelled.
 *
 * @throws PayoutError `contended`
 */
export async function cancelPayments(
  deps: OutcomeDependencies,
  context: Context,
  batchId: BatchId,
  selects: Selects,
  failure: PaymentFailure,
): Promise<number> {
  let cancelled = 0;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const payments = (await deps.payments.ofBatch(batchId)).filter(
      (payment) => isCancellable(payment) && selects(payment),
    );
    if (payments.length === 0) return cancelled;
    // After a lost race one by one, so that one contested payment does not hold up the others.
    for (const some of split(payments, tries === 0 ? MAX_STEPS : 1)) {
      if (await cancelTogether(deps, context, some, failure)) cancelled += some.length;
    }
    if (tries > 0) await sleep(10 * tries);
  }
  throw new PayoutError({ code: 'contended', what: `the payments of batch "${batchId}"` });
}

/** Not sent, or failed for good, and no attempt of it is alive (M4). */
export function isCancellable({ status, liveAttemptId }: Payment): boolean {
  return (status === 'PENDING' || status === 'FAILED') && liveAttemptId === undefined;
}

/** Writes all in one transaction. False: something was no longer as it was read, and nothing was written. */
async function cancelTogether(
  deps: OutcomeDependencies,
  context: Context,
  payments: readonly Payment[],
  failure: PaymentFailure,
): Promise<boolean> {
  const currency = payments[0]?.currency;
  if (currency === undefined) return true;
  const now = context.now();
  const balances = await deps.ledger.find(
    payments.map(({ affiliateId }) => affiliateId),
    currency,
  );
  try {
    const steps = payments.map((payment): PaymentStep => {
      const balance = balances.get(payment.affiliateId);
      if (!balance) throw new Error(`${payment.transactionId} covers a balance that does not exist`);
      const change = cancel(payment, failure, now);
      return { change, ledger: ledgerStep(change, balance, now) };
    });
    const audits = auditPaymentChanges(
      context,
      steps.map(({ change }) => change),
    );
    return (await deps.payments.commitSteps(steps, audits)) === 'committed';
  } catch (error) {
    // The payment was read before another writer released or settled it, the balance after.
    if (error instanceof LedgerError) return false;
    throw error;
  }
}
