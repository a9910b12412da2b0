import type { Daily } from '../../domain/schedules/daily-time.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** The last scheduled run that was started: its due time, and the daily time at that point. */
export type PayoutRunRecord = { readonly dueAt: Instant; readonly daily: Daily };

export interface PayoutRunRepository {
  last(): Promise<PayoutRunRecord | undefined>;
  save(record: PayoutRunRecord): Promise<void>;
}
