import pMap from 'p-map';
import { addDays, type Day } from '../../domain/audit/audit-seal.ts';
import { type Batch, isFinished } from '../../domain/batches/batch.ts';
import { compareListed, type KnownPayment, type ListedSums } from '../../domain/reports/compare-listed.ts';
import type { Difference } from '../../domain/reports/difference.ts';
import { JUDGED_AFTER_SECONDS, type TheirPayment } from '../../domain/reports/their-payment.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { TransactionId } from '../../domain/shared/ids.ts';
import { isWithin, type Period } from '../../domain/shared/period.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { LostPaymentReader } from '../recovery/recovery-repository.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { ReconciliationResult } from './reconcile-batch.ts';
import { startOf, type TheirLists } from './their-lists.ts';

type Dependencies = {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly recovery: LostPaymentReader;
};

/** What one provider lists as made on one day (UTC), compared with our books. */
export type ReconciledDay = {
  readonly provider: string;
  readonly day: Day;
  readonly result: ReconciliationResult;
  readonly sums: readonly ListedSums[];
  readonly differences: readonly Difference[];
};

type ListedDay = {
  readonly provider: string;
  readonly day: Day;
  readonly period: Period;
  readonly currency?: Currency | undefined;
};

/**
 * Every payment that the provider lists must be ours, occur once, and agree with our books. Payments of batches from the
 * period are judged with their batch, and only counted here. A difference is checked once more, because something may have
 * been recorded between our read and the provider's answer.
 */
export async function reconcileDay(
  deps: Dependencies,
  context: Context,
  lists: TheirLists,
  request: ListedDay,
): Promise<ReconciledDay> {
  const first = await reconcileOnce(deps, context, lists, request);
  return first.differences.length === 0 ? first : reconcileOnce(deps, context, lists.again(), request);
}

async function reconcileOnce(
  deps: Dependencies,
  context: Context,
  lists: TheirLists,
  { provider, day, period, currency }: ListedDay,
): Promise<ReconciledDay> {
  const { from, to } = clipped(day, period);
  // A longer time is asked for and cut here, because it is not known to the hour what the provider counts as a day.
  const { payments: around, isComplete } = await lists.around(provider, from, from);
  const listed = around.filter(
    (their) => isWithin(their.at, { from, to }) && (currency === undefined || their.currency === currency),
  );
  const judgedUntil = addSeconds(context.now(), -JUDGED_AFTER_SECONDS);
  const known = await knownOf(deps, listed, period);
  const isEntered = await enteredOf(deps, listed, known);
  const compared = compareListed(listed, around, known, judgedUntil, isEntered);
  const { sums, differences, isMoving } = compared;
  const unchallenged = isMoving ? 'not_finished' : 'agrees';
  const result = differences.length > 0 ? 'differs' : isComplete ? unchallenged : 'not_checked';
  return { provider, day, result, sums, differences };
}

/** The first and the last day of a period may be partial. */
function clipped(day: Day, { from, to }: Period): Period {
  const [start, end] = [startOf(day), startOf(addDays(day, 1))];
  return { from: from > start ? from : start, to: to < end ? to : end };
}

/** Our payments that the list names, with the states of their batches. */
async function knownOf(
  { batches, payments }: Dependencies,
  listed: readonly TheirPayment[],
  period: Period,
): Promise<ReadonlyMap<TransactionId, KnownPayment>> {
  const named = new Set(listed.flatMap(({ ours }) => ours?.transactionId ?? []));
  const ours = await payments.find([...named]);
  const batchIds = new Set([...ours.values()].map(({ batchId }) => batchId));
  const found = await pMap(batchIds, (batchId) => batches.find(batchId), { concurrency: 8 });
  const byId = new Map(found.flatMap((batch) => (batch ? [[batch.batchId, batch] as const] : [])));
  const known = [...ours].map(([transactionId, payment]) => {
    const batch = byId.get(payment.batchId);
    return [transactionId, { payment, standing: batch ? standingOf(batch, period) : 'moving' }] as const;
  });
  return new Map(known);
}

/** Lost payments whose amount is in the ledger. */
async function enteredOf(
  { recovery }: Dependencies,
  listed: readonly TheirPayment[],
  known: ReadonlyMap<TransactionId, KnownPayment>,
): Promise<(their: TheirPayment) => boolean> {
  const unknown = new Set(
    listed.flatMap(({ ours }) => {
      const { payment } = (ours && known.get(ours.transactionId)) ?? {};
      return ours && !payment?.attemptIds.includes(ours.attemptId) ? ours.transactionId : [];
    }),
  );
  const lost = await pMap(unknown, (id) => recovery.findLost(id), { concurrency: 8 });
  const entered = lost.flat().filter(({ status }) => status === 'ENTERED');
  return ({ ours, providerReference, currency, amountMinor }) =>
    entered.some(
      (one) =>
        one.transactionId === ours?.transactionId &&
        one.attemptId === ours.attemptId &&
        one.providerReference === providerReference &&
        one.currency === currency &&
        one.amountMinor === amountMinor,
    );
}

function standingOf(batch: Batch, period: Period): KnownPayment['standing'] {
  if (!isFinished(batch.status)) return 'moving';
  return isWithin(batch.createdAt, period) ? 'with-batch' : 'finished';
}
