import { dueTimeOf, lastDue } from '../../domain/schedules/daily-time.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { DailyTimes } from './daily-times.ts';
import type { PayoutRunRepository } from './payout-run-repository.ts';
import { isSwitchedOn } from './payout-schedule.ts';
import type { ScheduledRunStarter } from './scheduled-run-starter.ts';

export type ScheduledRunDependencies = {
  readonly settings: SettingsReader;
  readonly scheduledRuns: ScheduledRunStarter;
  readonly payoutRuns: PayoutRunRepository;
  readonly dailyTimes: DailyTimes;
};

/**
 * The schedule fired, or the sweep saw that it did not. The run is named after the time that it was due. So it runs once even
 * if the schedule fires twice, late, or on a day on which clocks show that time twice. The start is recorded after it
 * happened. After a crash in between, the same run is started again under the same name, which does nothing.
 */
export async function startScheduledRun(
  { settings, scheduledRuns, payoutRuns, dailyTimes }: ScheduledRunDependencies,
  context: Context,
  scheduledTime: Instant,
): Promise<'switched-off' | 'started' | 'ran-before'> {
  if (!(await isSwitchedOn(settings))) return 'switched-off';
  const daily = dailyTimes.payouts;
  const dueAt = dueTimeOf(daily, scheduledTime);
  const outcome = await scheduledRuns.start(dueAt);
  // When it is fired by hand for another time, it does not count as the run of the day.
  if (dueAt === lastDue(daily, context.now())) await payoutRuns.save({ dueAt, daily });
  return outcome;
}
