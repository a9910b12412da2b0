import * as z from 'zod';
import type { SyncCursor, SyncCursorRepository } from '../../payouts/accounts/sync-cursor-repository.ts';
import { SYNC_CURSOR_KEY } from '../keys.ts';
import { instantField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const cursorSchema = z.object({
  position: z.record(z.string(), z.string()).optional(),
  workedAt: instantField.optional(),
  completedAt: instantField.optional(),
});

export class DynamoSyncCursorRepository implements SyncCursorRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<SyncCursor> {
    const item = await this.#table.get(SYNC_CURSOR_KEY);
    return item ? cursorSchema.parse(item) : {};
  }

  async save({ position, workedAt, completedAt }: SyncCursor) {
    await this.#table.put({ ...SYNC_CURSOR_KEY, position, workedAt, completedAt });
  }
}
