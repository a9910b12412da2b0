import { type Daily, lastDue } from '../../../domain/schedules/daily-time.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import type { Context } from '../../shared/context.ts';
import type { OverdueWork } from '../daily-times.ts';
import { type ScheduledRunDependencies, startScheduledRun } from '../start-scheduled-run.ts';

/** Scheduler fires within a minute, and what fails is tried again for some minutes; after this long it has not fired. */
export const GRACE_SECONDS = 900;

/**
 * Starts the daily payouts if nobody else did: under the name that they would have had, so that a late firing finds them
 * done. Only for a time at which the schedule was on already: whoever switches it on at noon expects nothing before night.
 */
export async function startMissedPayouts(
  deps: ScheduledRunDependencies,
  context: Context,
  notice: (late: OverdueWork) => void,
): Promise<string | undefined> {
  const daily = deps.dailyTimes.payouts;
  const dueAt = lastDue(daily, context.now());
  if (context.now() < addSeconds(dueAt, GRACE_SECONDS) || !(await wasOnAt(deps, dueAt))) return undefined;
  const last = await deps.payoutRuns.last();
  if (last && !isSame(last.daily, daily)) {
    // Deployed with another time or time zone since: what is due from now on counts, not what would have been.
    await deps.payoutRuns.save({ dueAt, daily });
    return undefined;
  }
  if (last && last.dueAt >= dueAt) return undefined;
  try {
    const outcome = await startScheduledRun(deps, context, dueAt);
    if (outcome !== 'started') return undefined;
  } catch (error) {
    notice({ work: 'payouts', dueAt });
    throw error;
  }
  notice({ work: 'payouts', dueAt });
  return `started the payouts of ${dueAt}`;
}

/** Settings without this moment were saved by an earlier version: the switch was on when they were saved, at the latest. */
async function wasOnAt({ settings }: ScheduledRunDependencies, dueAt: Instant): Promise<boolean> {
  const { schedules, updatedAt } = await settings.load();
  const since = schedules.payoutsSince ?? updatedAt;
  return schedules.payouts && since !== undefined && since <= dueAt;
}

function isSame(left: Daily, right: Daily): boolean {
  return left.time === right.time && left.timeZone === right.timeZone;
}
