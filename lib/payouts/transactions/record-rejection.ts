import { setTimeout as sleep } from 'node:timers/promises';
import { applyRejection } from '../../domain/transactions/apply-rejection.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { Context } from '../shared/context.ts';
import { auditPaymentChanges } from './audit-payment-changes.ts';
import type { PaymentRepository } from './payment-repository.ts';

/** Lost races for the payments before giving up; each loss means that another writer got through. */
const MAX_TRIES = 20;

/**
 * Records that the provider has refused a committed attempt as a whole. In one transaction the attempt is dead and its payments
 * are unsent again. If somebody was allowed to submit it once more meanwhile, nothing is written: the answer is about one of two
 * submissions, and says nothing about the other (M4).
 */
export async function recordRejection(
  { payments }: { readonly payments: PaymentRepository },
  context: Context,
  attempt: Attempt,
  rejection: Rejection,
): Promise<'recorded' | 'sent-again'> {
  const { attemptId, transactionIds } = attempt;
  const isAlone = transactionIds.length === 1;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const now = context.now();
    const found = await payments.find(transactionIds);
    const changes = [...found.values()].flatMap(
      (payment) => applyRejection(payment, { attemptId, rejection, isAlone }, now) ?? [],
    );
    const { reason, message } = rejection;
    const rejected = { reason, message, at: now };
    const result = await payments.rejectAttempt(
      { attempt, rejected, steps: changes.map((change) => ({ change })) },
      auditPaymentChanges(context, changes),
    );
    if (result !== 'changed') return result;
    await sleep(10 * tries);
  }
  throw new Error(
    `the payments of attempt ${attemptId} of ${attempt.batchId} kept changing while they were written; try again`,
  );
}
