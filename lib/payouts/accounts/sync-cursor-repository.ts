import type { Instant } from '../../domain/shared/time.ts';
import type { Position } from '../shared/paging.ts';

/** The position of the sync of all accounts. The next sync starts from `position`; absent: at the beginning. */
export type SyncCursor = {
  readonly position?: Position | undefined;
  /** When it last made progress, and when it last reached the end. */
  readonly workedAt?: Instant | undefined;
  readonly completedAt?: Instant | undefined;
};

export interface SyncCursorRepository {
  load(): Promise<SyncCursor>;
  save(cursor: SyncCursor): Promise<void>;
}
