import type { Daily } from '../../domain/schedules/daily-time.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** The last daily run of payouts that was started: for which due time, and what "daily" meant then. */
export type PayoutRunRecord = { readonly dueAt: Instant; readonly daily: Daily };

export interface PayoutRunRepository {
  last(): Promise<PayoutRunRecord | undefined>;
  save(record: PayoutRunRecord): Promise<void>;
}
