import type { Instant } from '../../domain/shared/time.ts';

/** Runs the state machine of scheduled payouts. */
export interface ScheduledRunStarter {
  /** `ran-before`: the run of that time was started before, and has ended. While it runs, starting it again does nothing. */
  start(scheduledTime: Instant): Promise<'started' | 'ran-before'>;
}
