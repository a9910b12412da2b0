import type { Daily } from '../../domain/schedules/daily-time.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** When the daily work is due in this deployment. */
export type DailyTimes = { readonly payouts: Daily; readonly sync: Daily };

/** Daily work that was due and not done in time. */
export type OverdueWork = { readonly work: 'payouts' | 'sync' | 'seal'; readonly dueAt: Instant };
