import { addDays, type Day, dayOf } from '../../../domain/audit/audit-seal.ts';
import { type Instant, instant } from '../../../domain/shared/time.ts';
import {
  type ReconcileDependencies,
  type ReconciliationResult,
  reconcilePayouts,
} from '../../reports/reconcile-payouts.ts';
import type { Context } from '../../shared/context.ts';
import type { ReconciliationRound, SweepCursorRepository } from '../sweep-cursor-repository.ts';

type Dependencies = ReconcileDependencies & { readonly sweepCursor: SweepCursorRepository };

/** What a sweep knows of the books: the differences as last seen, and what it looked at itself. */
export type BooksSeen = { readonly differences: number; readonly results: readonly ReconciliationResult[] };

/** Batches made in so many days are held against the provider every day. */
const DAYS = 7;

/** In one sweep: with 288 of them a day there is room for 7,200 batches. */
const MOST_BATCHES = 25;

/** Our books against the provider's once a day, a slice in each sweep. Moves no money and corrects nothing. */
export async function reconcileDaily(deps: Dependencies, context: Context): Promise<BooksSeen> {
  const today = dayOf(context.now());
  const last = await deps.sweepCursor.loadReconciliation();
  if (last?.isDone && last.day === today) return { differences: last.differences, results: [] };
  const round = last && !last.isDone ? last : newRound(today, last);
  const period = { from: startOf(addDays(round.day, -DAYS)), to: startOf(round.day) };
  const { batches, next } = await reconcilePayouts(deps, context, { period, limit: MOST_BATCHES, after: round.after });
  const found = batches.reduce((sum, { differences }) => sum + differences.length, 0);
  const differences = round.differences + found;
  await deps.sweepCursor.saveReconciliation({ ...round, differences, after: next, isDone: next === undefined });
  return {
    differences: next === undefined ? differences : Math.max(differences, round.before),
    results: batches.map(({ result }) => result),
  };
}

function newRound(day: Day, last: ReconciliationRound | undefined): ReconciliationRound {
  return { day, isDone: false, differences: 0, before: last?.differences ?? 0 };
}

function startOf(day: Day): Instant {
  return instant(new Date(`${day}T00:00:00Z`));
}
