import type { Position } from './batch-repository.ts';

/** Where the sync of all accounts stands: whoever goes on with it starts from there. */
export interface SyncCursorRepository {
  load(): Promise<Position | undefined>;
  /** `undefined`: the next sync starts at the beginning. */
  save(position: Position | undefined): Promise<void>;
}
