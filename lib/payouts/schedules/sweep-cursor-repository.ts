import type { Position } from '../batches/batch-repository.ts';
import type { ReconciliationRound } from './sweep/reconcile-daily.ts';

/** Where a sweep stopped because its time was up: the next one goes on from there. */
export type SweepCursor = { readonly stage: string; readonly position?: Position | undefined };

export interface SweepCursorRepository {
  load(): Promise<SweepCursor | undefined>;
  /** `undefined`: the next sweep starts at the beginning. */
  save(cursor: SweepCursor | undefined): Promise<void>;
  loadReconciliation(): Promise<ReconciliationRound | undefined>;
  saveReconciliation(round: ReconciliationRound): Promise<void>;
}
