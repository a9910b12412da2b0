import type { Instant } from '../../domain/shared/time.ts';
import type { Position } from '../shared/paging.ts';

/** Where the sync of all accounts stands: whoever goes on with it starts from `position`; absent: at the beginning. */
export type SyncCursor = {
  readonly position?: Position | undefined;
  /** When it last got on, and when it last got to its end. */
  readonly workedAt?: Instant | undefined;
  readonly completedAt?: Instant | undefined;
};

export interface SyncCursorRepository {
  load(): Promise<SyncCursor>;
  save(cursor: SyncCursor): Promise<void>;
}
