import type { Instant } from '../../domain/time.ts';
import type { ScheduledRunStarter } from '../ports/scheduled-run-starter.ts';
import type { SettingsReader } from '../ports/settings-repository.ts';
import { isSwitchedOn } from './payout-schedule.ts';

type Dependencies = { readonly settings: SettingsReader; readonly scheduledRuns: ScheduledRunStarter };

/** The schedule fired. The run is named after the time that it fired for, so that firing twice runs once. */
export async function startScheduledRun(
  { settings, scheduledRuns }: Dependencies,
  scheduledTime: Instant,
): Promise<'switched-off' | 'started' | 'ran-before'> {
  return (await isSwitchedOn(settings)) ? scheduledRuns.start(scheduledTime) : 'switched-off';
}
