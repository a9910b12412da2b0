import type { SweepReport } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { type Stock, WATCHED_STATES } from '../../lib/payouts/schedules/sweep/take-stock.ts';
import { emitReconciled } from '../runtime/book-metrics.ts';
import { emit } from '../runtime/metrics.ts';

const DAILY_WORK = ['payouts', 'sync', 'seal'] as const;

/** Emits what a sweep did, and what it could not do. */
export function emitSweepMetrics({ found, failed, overdue, books }: SweepReport): void {
  for (const [stage, count] of found) emit('SweepFindings', count, { stage });
  if (failed.length > 0) emit('SweepFailures', failed.length, {});
  for (const work of DAILY_WORK) {
    emit('DailyWorkOverdue', overdue.some((late) => late.work === work) ? 1 : 0, { work });
  }
  if (books) emitReconciled(books.differences, books.results);
}

/** Emits the present state. What could not be read is left out, because an old value would look like a fresh one. */
export function emitStockMetrics({ unknown, batches, approvals, openIncidents, paused, providers = [] }: Stock): void {
  if (unknown) {
    emit('UnknownPayments', unknown.count, {});
    emit('UnknownPaymentAge', unknown.oldestSeconds, {});
  }
  for (const state of batches ? WATCHED_STATES : []) {
    emit('Batches', batches?.[state].count ?? 0, { state });
    emit('BatchAge', batches?.[state].oldestSeconds ?? 0, { state });
  }
  if (approvals) {
    emit('ApprovalsWaiting', approvals.count, {});
    emit('ApprovalAge', approvals.oldestSeconds, {});
  }
  if (openIncidents !== undefined) emit('OpenIncidents', openIncidents, {});
  if (paused !== undefined) emit('PayoutsPaused', paused ? 1 : 0, {});
  for (const { name: provider, answers } of providers) emit('ProviderDown', answers ? 0 : 1, { provider });
}
