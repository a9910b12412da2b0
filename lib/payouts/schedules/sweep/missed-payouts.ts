import { type Daily, lastDue } from '../../../domain/schedules/daily-time.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import type { Context } from '../../shared/context.ts';
import type { OverdueWork } from '../daily-times.ts';
import { type ScheduledRunDependencies, startScheduledRun } from '../start-scheduled-run.ts';

/** Scheduler fires within a minute, and failures are retried for some minutes. After this time it has not fired. */
export const GRACE_SECONDS = 900;

/**
 * Starts the daily payouts if nothing else did. It uses the name that the run would have had, so a late firing finds it
 * done. Only for a time at which the schedule was already on: whoever switches it on at noon expects nothing before night.
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
    // The time or time zone was changed by a deployment since. Only what is due from now on counts.
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

/** An earlier version saved settings without this moment. The switch was on at the latest when they were saved. */
async function wasOnAt({ settings }: ScheduledRunDependencies, dueAt: Instant): Promise<boolean> {
  const { schedules, updatedAt } = await settings.load();
  const since = schedules.payoutsSince ?? updatedAt;
  return schedules.payouts && since !== undefined && since <= dueAt;
}

function isSame(left: Daily, right: Daily): boolean {
  return left.time === right.time && left.timeZone === right.timeZone;
}
