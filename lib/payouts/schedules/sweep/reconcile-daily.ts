import { addDays, type Day, dayOf } from '../../../domain/audit/audit-seal.ts';
import { type Instant, instant } from '../../../domain/shared/time.ts';
import type { IncidentRepository } from '../../incidents/incident-repository.ts';
import { raiseIncidents } from '../../incidents/raise-incidents.ts';
import type { ReconcileDependencies, ReconciliationResult } from '../../reports/reconcile-batch.ts';
import { differencesOf, reconcilePayouts } from '../../reports/reconcile-payouts.ts';
import type { Context } from '../../shared/context.ts';
import type { DailyReconciliation, SweepCursorRepository } from '../sweep-cursor-repository.ts';
import { incidentsOf } from './book-incidents.ts';

type Dependencies = ReconcileDependencies & {
  readonly sweepCursor: SweepCursorRepository;
  readonly incidents: IncidentRepository;
};

/** The result of the comparison: the differences as last seen, and what this sweep compared itself. */
export type BooksSeen = { readonly differences: number; readonly results: readonly ReconciliationResult[] };

/** For how many days back batches and the provider's lists are compared every day. */
const DAYS = 7;

/** The most in one sweep. With 288 sweeps a day that is room for 7,200 batches. */
const MOST_BATCHES = 25;

/**
 * Compares our books with the provider's once a day, a part in each sweep. It moves no money and corrects nothing. Each
 * difference becomes one incident. Incidents are raised before the part counts as done, so that a crash loses none.
 */
export async function reconcileDaily(deps: Dependencies, context: Context): Promise<BooksSeen> {
  const today = dayOf(context.now());
  const last = await deps.sweepCursor.loadReconciliation();
  if (last?.isDone && last.day === today) return { differences: last.differences, results: [] };
  const current = last && !last.isDone ? last : begun(today, last);
  const period = { from: startOf(addDays(current.day, -DAYS)), to: startOf(current.day) };
  const slice = await reconcilePayouts(deps, context, { period, limit: MOST_BATCHES, after: current.after });
  await raiseIncidents(deps, context, incidentsOf(slice));
  const { next } = slice;
  const differences = current.differences + differencesOf(slice).length;
  await deps.sweepCursor.saveReconciliation({ ...current, differences, after: next, isDone: next === undefined });
  return {
    differences: next === undefined ? differences : Math.max(differences, current.before),
    results: slice.batches.map(({ result }) => result),
  };
}

function begun(day: Day, last: DailyReconciliation | undefined): DailyReconciliation {
  return { day, isDone: false, differences: 0, before: last?.differences ?? 0 };
}

function startOf(day: Day): Instant {
  return instant(new Date(`${day}T00:00:00Z`));
}
