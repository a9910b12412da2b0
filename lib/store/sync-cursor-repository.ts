import * as z from 'zod';
import type { Position } from '../payouts/ports/batch-repository.ts';
import type { SyncCursorRepository } from '../payouts/ports/sync-cursor-repository.ts';
import { SYNC_CURSOR_KEY } from './keys.ts';
import type { Table } from './table.ts';

const cursorSchema = z.object({ position: z.record(z.string(), z.string()).optional() });

export class DynamoSyncCursorRepository implements SyncCursorRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<Position | undefined> {
    const item = await this.#table.get(SYNC_CURSOR_KEY);
    return item && cursorSchema.parse(item).position;
  }

  async save(position: Position | undefined) {
    await this.#table.put({ ...SYNC_CURSOR_KEY, position });
  }
}
