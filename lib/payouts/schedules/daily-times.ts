import type { Daily } from '../../domain/schedules/daily-time.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** When what happens once a day is due in this deployment. */
export type DailyTimes = { readonly payouts: Daily; readonly sync: Daily };

/** Something that is due once a day and was not done in time. */
export type OverdueWork = { readonly work: 'payouts' | 'sync' | 'seal'; readonly dueAt: Instant };
