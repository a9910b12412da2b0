import { isLinkedTo, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import { holdOn } from '../../domain/affiliates/holds.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import { type PayoutRules, payoutRules, quietUntil } from '../../domain/batches/payout-rules.ts';
import type { Hold } from '../../domain/commissions/ledger.ts';
import { chunksOf } from '../../domain/execution/chunks.ts';
import { isHeldUp } from '../../domain/execution/held-up.ts';
import { fitting } from '../../domain/execution/sent-window.ts';
import { split } from '../../domain/shared/split.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { isRetryable, type Payment, type PaymentFailure } from '../../domain/transactions/payment.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import { failBeforeSending, retry } from '../../domain/transactions/payment-steps.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { HoldRepository } from '../affiliates/hold-repository.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { auditPaymentChanges } from '../transactions/audit-payment-changes.ts';
import { MAX_STEPS, type PaymentRepository } from '../transactions/payment-repository.ts';
import type { ChunkRef, Progress, RunRef } from './events.ts';
import { shortageOf } from './funds.ts';
import { sendingGate } from './sending-gate.ts';
import type { SentRepository } from './sent-repository.ts';

export type SplitDependencies = {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly providers: ProviderDirectory;
  readonly settings: SettingsReader;
  readonly holds: HoldRepository;
  readonly sent: SentRepository;
};

/** A chunk is committed in one transaction with its attempt: 50 payments stay well below DynamoDB's 100 writes. */
const MAX_PAYMENTS_PER_CHUNK = 50;

/**
 * Gets the next round of payments ready to send: due retries become PENDING again, every payee is looked at once more,
 * and what is PENDING is divided into chunks that the provider takes in one submission.
 */
export async function splitBatch(
  deps: SplitDependencies,
  context: Context,
  progress: Progress,
): Promise<Progress & { readonly chunks: readonly ChunkRef[] }> {
  const { batchId, run, round, confirmTries } = progress;
  const next = { batchId, run, round: round + 1, confirmTries };
  const batch = await deps.batches.find(batchId);
  if (!batch || batch.run !== run || batch.status !== 'PROCESSING') return { ...next, chunks: [] };
  // While nothing may be sent, no retry is used up.
  if ((await sendingGate(deps, batch, context.now())).isStopped) return { ...next, chunks: [] };
  const found = await deps.payments.ofBatch(batchId);
  if (await shortageOf(deps, batch, found, context.now())) return { ...next, chunks: [] };
  const retried = await retryDue(deps.payments, context, progress, found);
  const payments = await failRefusedPayees(deps, context, progress, batch, retried);
  const { room } = await sendingGate(deps, batch, context.now());
  const pending = payments.filter((payment) => isSendable(payment, run));
  const { paymentsPerSubmission } = deps.providers.get(batch.provider).limits;
  const size = Math.min(MAX_PAYMENTS_PER_CHUNK, paymentsPerSubmission);
  const chunks = chunksOf(fitting(pending, room), size).map(
    (chunkPayments, chunk): ChunkRef => ({
      batchId,
      run,
      round,
      chunk,
      transactionIds: chunkPayments.map(({ transactionId }) => transactionId),
    }),
  );
  return { ...next, chunks };
}

/** Answers all payments of the batch as they are then. */
async function retryDue(
  repository: PaymentRepository,
  context: Context,
  run: RunRef,
  payments: readonly Payment[],
): Promise<readonly Payment[]> {
  const now = context.now();
  const due = payments.filter((payment) => isDue(payment, now));
  return commit(repository, context, run, { payments, changes: due.map((payment) => retry(payment, now)) });
}

function isDue(payment: Payment, now: Instant): boolean {
  const retryAt = payment.failure?.retryAt;
  return isRetryable(payment) && retryAt !== undefined && retryAt <= now;
}

/** A payment that belongs to a living attempt is never packed into another one (M4). */
function isSendable(payment: Payment, run: number): boolean {
  return payment.status === 'PENDING' && payment.liveAttemptId === undefined && !isHeldUp(payment, run);
}

/** Payments whose payee may no longer be paid fail, keep their claim, and wait for a person. Answers all payments as they are then. */
async function failRefusedPayees(
  deps: SplitDependencies,
  context: Context,
  run: RunRef,
  { currency, provider }: Batch,
  payments: readonly Payment[],
): Promise<readonly Payment[]> {
  const pending = payments.filter((payment) => isSendable(payment, run.run));
  const ids = pending.map(({ affiliateId }) => affiliateId);
  const [accounts, balances, holds, settings] = await Promise.all([
    deps.affiliates.findAccounts(ids),
    deps.ledger.find(ids, currency),
    deps.holds.find(ids),
    deps.settings.load(),
  ]);
  const rules = payoutRules(settings, currency, deps.providers.get(provider), context.now());
  const refused = pending.flatMap((payment) => {
    const { affiliateId } = payment;
    const hold = holdOn(holds.get(affiliateId), currency) ?? balances.get(affiliateId)?.hold;
    const fault = payeeFault(payment, accounts.get(affiliateId), hold, rules);
    return fault ? failBeforeSending(payment, fault, context.now()) : [];
  });
  return commit(deps.payments, context, run, { payments, changes: refused });
}

function payeeFault(
  { payeeId, amountMinor }: Payment,
  account: PayoutAccount | undefined,
  hold: Hold | undefined,
  rules: PayoutRules,
): PaymentFailure | undefined {
  if (!account || !isLinkedTo(account, rules.provider, payeeId)) {
    return {
      code: 'payee_changed',
      message: 'The Rise account of the affiliate has changed since the batch was made',
    };
  }
  if (account.kycStatus !== 'APPROVED' || !account.canReceivePayments) {
    const why = account.fault ?? account.kycStatus;
    return { code: 'payee_not_approved', message: `The Rise account can no longer be paid: ${why}` };
  }
  if (hold) return { code: 'payee_on_hold', message: `On hold: ${hold.reason}` };
  if (rules.dailyMaxMinor !== undefined && amountMinor > rules.dailyMaxMinor) {
    return { code: 'above_daily_limit', message: 'The payment is above the limit for 24 hours' };
  }
  const until = quietUntil(account, rules);
  if (until) {
    return { code: 'payee_changed', message: `The rise id was changed; nothing is paid to it until ${until}` };
  }
  return undefined;
}

/**
 * Losing a race leaves the payments as they are: the next round meets them again. They are only read again if there was something to
 * commit.
 */
async function commit(
  repository: PaymentRepository,
  context: Context,
  { batchId, run }: RunRef,
  { payments, changes }: { readonly payments: readonly Payment[]; readonly changes: readonly PaymentChange[] },
): Promise<readonly Payment[]> {
  if (changes.length === 0) return payments;
  for (const some of split(changes, MAX_STEPS)) {
    const steps = some.map((change) => ({ change }));
    await repository.commitSteps(steps, auditPaymentChanges(context, some), { run });
  }
  return repository.ofBatch(batchId);
}
