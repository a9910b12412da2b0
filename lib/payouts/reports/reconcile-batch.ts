import pMap from 'p-map';
import { type Batch, isFinished } from '../../domain/batches/batch.ts';
import { checkBooks } from '../../domain/reports/check-books.ts';
import { type AttemptAnswer, compareWithProvider } from '../../domain/reports/compare-attempts.ts';
import type { Difference } from '../../domain/reports/difference.ts';
import type { Moved } from '../../domain/reports/moved.ts';
import { JUDGED_AFTER_SECONDS } from '../../domain/reports/their-payment.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { LostPaymentReader } from '../recovery/recovery-repository.ts';
import { askAbout } from '../shared/ask-about.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { ledgerFacts } from './ledger-facts.ts';
import type { TheirLists } from './their-lists.ts';

export type ReconcileDependencies = {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly ledger: LedgerRepository;
  readonly providers: ProviderDirectory;
  readonly recovery: LostPaymentReader;
};

/** `not_checked`: the provider could not be asked, or did not show everything. `not_finished`: payments still move. */
export const RECONCILIATION_RESULTS = ['agrees', 'differs', 'not_checked', 'not_finished'] as const;
export type ReconciliationResult = (typeof RECONCILIATION_RESULTS)[number];

export type ReconciledBatch = {
  readonly batch: Batch;
  readonly result: ReconciliationResult;
  /** Absent if the provider gave no answer. */
  readonly ours?: Moved | undefined;
  readonly provider?: Moved | undefined;
  readonly differences: readonly Difference[];
};

/**
 * Compares a finished batch with what the provider answers about its attempts, with what the provider lists, and with our
 * own ledger. A difference is checked once more, because something may have been recorded between our read and the
 * provider's answer.
 */
export async function reconcileBatch(
  deps: ReconcileDependencies,
  context: Context,
  lists: TheirLists,
  listed: Batch,
): Promise<ReconciledBatch> {
  const first = await reconcileOnce(deps, context, lists, listed);
  if (first.differences.length === 0) return first;
  return reconcileOnce(deps, context, lists.again(), (await deps.batches.find(listed.batchId)) ?? listed);
}

async function reconcileOnce(
  deps: ReconcileDependencies,
  context: Context,
  lists: TheirLists,
  batch: Batch,
): Promise<ReconciledBatch> {
  if (!isFinished(batch.status)) return { batch, result: 'not_finished', differences: [] };
  const payments = await deps.payments.ofBatch(batch.batchId);
  const own = checkBooks(batch, payments, await ledgerFacts(deps.ledger, batch, payments));
  const attempts = await deps.payments.findAttempts(
    batch.batchId,
    payments.flatMap(({ attemptIds }) => attemptIds),
  );
  const list = await listOf(lists, batch, attempts);
  const answers = await ask(deps.providers, context, batch, attempts);
  const judgedUntil = addSeconds(context.now(), -JUDGED_AFTER_SECONDS);
  const { ours, theirs, differences } = compareWithProvider(payments, answers, list, judgedUntil);
  const all = [...own, ...differences];
  const isSeen = list.isComplete && answers.every(({ isComplete }) => isComplete);
  const result = all.length > 0 ? 'differs' : isSeen ? 'agrees' : 'not_checked';
  const isSilent = list.payments.length === 0 && answers.every(({ outcomes }) => outcomes.length === 0) && !isSeen;
  const sums = isSilent ? {} : { ours, provider: theirs };
  return { batch, result, ...sums, differences: all };
}

/** What was made at the provider around the time of the attempts. If nothing was sent, nothing is missing. */
async function listOf(lists: TheirLists, { provider }: Batch, attempts: readonly Attempt[]) {
  const times = attempts.map(({ createdAt }) => createdAt).sort();
  const [first, last] = [times.at(0), times.at(-1)];
  return first && last ? lists.around(provider, first, last) : { payments: [], isComplete: true };
}

/** A provider that does not answer, or that is no longer configured, has shown nothing of any attempt. */
async function ask(
  providers: ProviderDirectory,
  context: Context,
  { provider: name }: Batch,
  attempts: readonly Attempt[],
): Promise<readonly AttemptAnswer[]> {
  try {
    const provider = providers.get(name);
    return await pMap(attempts, async (attempt) => {
      const { outcomes, complete } = await askAbout(provider, attempt, context.now());
      return { attemptId: attempt.attemptId, outcomes, isComplete: complete };
    });
  } catch {
    return attempts.map(({ attemptId }) => ({ attemptId, outcomes: [], isComplete: false }));
  }
}
