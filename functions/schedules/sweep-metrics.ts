import type { SweepReport } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { type Stock, WATCHED_STATES } from '../../lib/payouts/schedules/sweep/take-stock.ts';
import { sayReconciled } from '../runtime/book-metrics.ts';
import { say } from '../runtime/metrics.ts';

const DAILY_WORK = ['payouts', 'sync', 'seal'] as const;

/** What a sweep did and could not do. */
export function saySweep({ found, failed, overdue, books }: SweepReport): void {
  for (const [stage, count] of found) say('SweepFindings', count, { stage });
  if (failed.length > 0) say('SweepFailures', failed.length, {});
  for (const work of DAILY_WORK) {
    say('DailyWorkOverdue', overdue.some((late) => late.work === work) ? 1 : 0, { work });
  }
  if (books) sayReconciled(books.differences, books.results);
}

/** How things stand. What could not be looked at is not said: a figure that stands still is not a figure. */
export function sayStock({ unknown, batches, approvals, openIncidents, paused, providers = [] }: Stock): void {
  if (unknown) {
    say('UnknownPayments', unknown.count, {});
    say('UnknownPaymentAge', unknown.oldestSeconds, {});
  }
  for (const state of batches ? WATCHED_STATES : []) {
    say('Batches', batches?.[state].count ?? 0, { state });
    say('BatchAge', batches?.[state].oldestSeconds ?? 0, { state });
  }
  if (approvals) {
    say('ApprovalsWaiting', approvals.count, {});
    say('ApprovalAge', approvals.oldestSeconds, {});
  }
  if (openIncidents !== undefined) say('OpenIncidents', openIncidents, {});
  if (paused !== undefined) say('PayoutsPaused', paused ? 1 : 0, {});
  for (const { name: provider, answers } of providers) say('ProviderDown', answers ? 0 : 1, { provider });
}
