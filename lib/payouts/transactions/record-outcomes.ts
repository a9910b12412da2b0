import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerError } from '../../domain/commissions/ledger.ts';
import { ledgerStep } from '../../domain/commissions/ledger-step.ts';
import type { AttemptId } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import { applyOutcome } from '../../domain/transactions/apply-outcome.ts';
import type { PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { auditPaymentChanges } from './audit-payment-changes.ts';
import { MAX_PLAIN_STEPS, MAX_STEPS, type PaymentRepository, type PaymentStep } from './payment-repository.ts';

export type OutcomeDependencies = { readonly payments: PaymentRepository; readonly ledger: LedgerRepository };

/** Lost races for one payment before giving up; each loss means that another writer got through. */
const MAX_TRIES = 20;

/**
 * Records in the books what became of an attempt. Safe to repeat, in any order and from anywhere: what is recorded already
 * changes nothing. Several payments are written in one transaction. If another writer moved one of them in between, or it would
 * be too much for one transaction, each is recorded by itself.
 */
export async function recordOutcomes(
  deps: OutcomeDependencies,
  context: Context,
  attemptId: AttemptId,
  outcomes: readonly PaymentOutcome[],
): Promise<void> {
  for (const some of split(outcomes, MAX_PLAIN_STEPS)) {
    if (await recordTogether(deps, context, attemptId, some)) continue;
    for (const outcome of some) await recordOne(deps, context, attemptId, outcome);
  }
}

async function recordOne(
  deps: OutcomeDependencies,
  context: Context,
  attemptId: AttemptId,
  outcome: PaymentOutcome,
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (await recordTogether(deps, context, attemptId, [outcome])) return;
    await sleep(10 * tries);
  }
  throw new PayoutError({ code: 'contended', what: `transaction "${outcome.transactionId}"` });
}

/** Writes all in one transaction. False: something was no longer as it was read, or it is too much, and nothing was written. */
async function recordTogether(
  deps: OutcomeDependencies,
  context: Context,
  attemptId: AttemptId,
  outcomes: readonly PaymentOutcome[],
): Promise<boolean> {
  const steps = await stepsFor(deps, context, attemptId, outcomes);
  if (steps === 'stale') return false;
  if (steps.length === 0) return true;
  if (steps.length > MAX_STEPS && steps.some(({ ledger }) => ledger && ledger.entries.length > 0)) return false;
  const audits = auditPaymentChanges(
    context,
    steps.map(({ change }) => change),
  );
  return (await deps.payments.commitSteps(steps, audits)) === 'committed';
}

async function stepsFor(
  { payments, ledger }: OutcomeDependencies,
  context: Context,
  attemptId: AttemptId,
  outcomes: readonly PaymentOutcome[],
): Promise<PaymentStep[] | 'stale'> {
  const now = context.now();
  const found = await payments.find(outcomes.map(({ transactionId }) => transactionId));
  const changes = outcomes.flatMap(({ transactionId, outcome }) => {
    const payment = found.get(transactionId);
    if (!payment) throw new Error(`an outcome for ${transactionId}, which does not exist`);
    return applyOutcome(payment, attemptId, outcome, now) ?? [];
  });
  const currency = changes[0]?.before.currency;
  if (currency === undefined) return [];
  const balances = await ledger.find(
    changes.map(({ before }) => before.affiliateId),
    currency,
  );
  try {
    return changes.map((change): PaymentStep => {
      const balance = balances.get(change.before.affiliateId);
      if (!balance) throw new Error(`${change.before.transactionId} covers a balance that does not exist`);
      return { change, ledger: ledgerStep(change, balance, now) };
    });
  } catch (error) {
    // The payment was read before another writer settled or released it, the balance after.
    if (error instanceof LedgerError) return 'stale';
    throw error;
  }
}
