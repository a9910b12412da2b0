import type { Day } from '../../domain/audit/audit-seal.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Position } from '../shared/paging.ts';

/** Where a sweep ran out of time. The next one continues there. */
export type SweepCursor = { readonly stage: string; readonly position?: Position | undefined };

/**
 * The position of the daily reconciliation. It goes once through the batches of some days, over as many sweeps as it takes.
 */
export type DailyReconciliation = {
  /** When it began. It covers the batches made before. */
  readonly day: Day;
  /** Where it continues; absent if it has not begun, or is done. */
  readonly after?: Position | undefined;
  readonly isDone: boolean;
  /** Differences found so far. */
  readonly differences: number;
  /** Differences of the previous day's reconciliation, until this one is done. */
  readonly before: number;
};

/**
 * Since when every finished batch whose payments may come back was found to be in the list of due returns. Absent: one was
 * missing, or nobody looked.
 */
export type UnlistedReturns = { readonly noneSince?: Instant | undefined };

export interface SweepCursorRepository {
  load(): Promise<SweepCursor | undefined>;
  /** `undefined`: the next sweep starts at the beginning. */
  save(cursor: SweepCursor | undefined): Promise<void>;
  loadReconciliation(): Promise<DailyReconciliation | undefined>;
  saveReconciliation(reconciliation: DailyReconciliation): Promise<void>;
  loadUnlistedReturns(): Promise<UnlistedReturns>;
  saveUnlistedReturns(found: UnlistedReturns): Promise<void>;
}
