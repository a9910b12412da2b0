import type { Day } from '../../domain/audit/audit-seal.ts';
import type { Position } from '../shared/paging.ts';

/** Where a sweep stopped because its time was up: the next one goes on from there. */
export type SweepCursor = { readonly stage: string; readonly position?: Position | undefined };

/** Where the daily reconciliation stands: once around the batches of some days, over as many sweeps as it takes. */
export type ReconciliationRound = {
  /** When it began; it is about the batches made before. */
  readonly day: Day;
  /** Where it goes on; absent: it has not begun, or is done. */
  readonly after?: Position | undefined;
  readonly isDone: boolean;
  /** Found so far. */
  readonly differences: number;
  /** Found by the round before, until this one is done. */
  readonly before: number;
};

export interface SweepCursorRepository {
  load(): Promise<SweepCursor | undefined>;
  /** `undefined`: the next sweep starts at the beginning. */
  save(cursor: SweepCursor | undefined): Promise<void>;
  loadReconciliation(): Promise<ReconciliationRound | undefined>;
  saveReconciliation(round: ReconciliationRound): Promise<void>;
}
