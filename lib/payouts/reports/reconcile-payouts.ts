import pMap from 'p-map';
import { type Batch, isFinished } from '../../domain/batches/batch.ts';
import {
  type AttemptAnswer,
  checkBooks,
  compareWithProvider,
  type Difference,
  type Moved,
} from '../../domain/reports/reconciliation.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Period } from '../../domain/shared/period.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { Context } from '../shared/context.ts';
import type { Position } from '../shared/paging.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';

export type ReconcileDependencies = {
  readonly batches: BatchRepository;
  readonly ledger: LedgerRepository;
  readonly providers: ProviderDirectory;
};

/** `not_checked`: the provider could not be asked, or did not show everything. `not_finished`: payments still move. */
export const RECONCILIATION_RESULTS = ['agrees', 'differs', 'not_checked', 'not_finished'] as const;
export type ReconciliationResult = (typeof RECONCILIATION_RESULTS)[number];

export type ReconciledBatch = {
  readonly batch: Batch;
  readonly result: ReconciliationResult;
  readonly ours?: Moved | undefined;
  readonly provider?: Moved | undefined;
  readonly differences: readonly Difference[];
};

export type Reconciliation = { readonly batches: readonly ReconciledBatch[]; readonly next?: Position | undefined };

/** Batches that are looked at side by side. */
const SIDE_BY_SIDE = 4;

/** A page ends early when asking takes long, or when very much differs: there is always a next one. */
const PAGE_SECONDS = 12;
const PAGE_DIFFERENCES = 2_000;

/**
 * Our books of finished batches against the provider's, by look-ups of the very attempts that were committed, and against
 * themselves. Moves no money and corrects nothing: it names what differs.
 */
export async function reconcilePayouts(
  deps: ReconcileDependencies,
  context: Context,
  request: {
    readonly period: Period;
    readonly currency?: Currency | undefined;
    readonly limit: number;
    readonly after?: Position | undefined;
  },
): Promise<Reconciliation> {
  const { period, currency, limit } = request;
  const until = addSeconds(context.now(), PAGE_SECONDS);
  const reconciled: ReconciledBatch[] = [];
  let next = request.after;
  do {
    const some = Math.min(SIDE_BY_SIDE, limit - reconciled.length);
    const page = await deps.batches.listCreated(period, { limit: some, after: next });
    const wanted = page.items.filter((batch) => currency === undefined || batch.currency === currency);
    reconciled.push(...(await pMap(wanted, (batch) => reconcile(deps, context, batch))));
    next = page.next;
  } while (next && reconciled.length < limit && !isEnough(reconciled) && context.now() < until);
  return { batches: reconciled, next };
}

function isEnough(reconciled: readonly ReconciledBatch[]): boolean {
  return reconciled.reduce((sum, { differences }) => sum + differences.length, 0) >= PAGE_DIFFERENCES;
}

/** What differs is looked at once more: something may have been recorded between our look and the provider's. */
async function reconcile(deps: ReconcileDependencies, context: Context, listed: Batch): Promise<ReconciledBatch> {
  const first = await reconcileOnce(deps, context, listed);
  if (first.differences.length === 0) return first;
  return reconcileOnce(deps, context, (await deps.batches.find(listed.batchId)) ?? listed);
}

async function reconcileOnce(deps: ReconcileDependencies, context: Context, batch: Batch): Promise<ReconciledBatch> {
  if (!isFinished(batch.status)) return { batch, result: 'not_finished', differences: [] };
  const payments = await deps.batches.payments(batch.batchId);
  const own = checkBooks(batch, payments, await ledgerFacts(deps.ledger, batch, payments));
  const answers = await askProvider(deps, context, batch, payments);
  if (!answers) return { batch, result: own.length > 0 ? 'differs' : 'not_checked', differences: own };
  const { ours, theirs, differences } = compareWithProvider(payments, answers);
  const all = [...own, ...differences];
  const isSeen = answers.every(({ isComplete }) => isComplete);
  const result = all.length > 0 ? 'differs' : isSeen ? 'agrees' : 'not_checked';
  return { batch, result, ours, provider: theirs, differences: all };
}

/** `undefined` when the provider does not answer. */
async function askProvider(
  { batches, providers }: ReconcileDependencies,
  context: Context,
  { batchId, provider: name }: Batch,
  payments: readonly Payment[],
): Promise<AttemptAnswer[] | undefined> {
  const attempts = await batches.findAttempts(
    batchId,
    payments.flatMap(({ attemptIds }) => attemptIds),
  );
  const provider = providers.get(name);
  try {
    return await pMap(attempts, async ({ attemptId, prepared }) => {
      const { outcomes, complete } = await provider.lookUp(prepared, context.now());
      return { attemptId, outcomes, isComplete: complete };
    });
  } catch {
    return undefined;
  }
}

async function ledgerFacts(ledger: LedgerRepository, { currency }: Batch, payments: readonly Payment[]) {
  const balances = await ledger.find(
    payments.map(({ affiliateId }) => affiliateId),
    currency,
  );
  const points = payments.flatMap(({ affiliateId, fromSeq, toSeq }) => {
    const { accruedSeq = 0, settledSeq = 0, open } = balances.get(affiliateId) ?? {};
    const seqs = new Set([fromSeq, toSeq, accruedSeq, settledSeq, open?.toSeq ?? 0]);
    return [...seqs].map((seq) => ({ affiliateId, seq }));
  });
  const totals = await ledger.totalsAfter(currency, points);
  return { balances, totalAfter: totals };
}
