import * as z from 'zod';
import type { SweepCursor, SweepCursorRepository } from '../payouts/ports/sweep-cursor-repository.ts';
import { SWEEP_CURSOR_KEY } from './keys.ts';
import type { Table } from './table.ts';

const cursorSchema = z.object({
  stage: z.string().optional(),
  position: z.record(z.string(), z.string()).optional(),
});

export class DynamoSweepCursorRepository implements SweepCursorRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<SweepCursor | undefined> {
    const item = await this.#table.get(SWEEP_CURSOR_KEY);
    const { stage, position } = item ? cursorSchema.parse(item) : {};
    return stage === undefined ? undefined : { stage, position };
  }

  async save(cursor: SweepCursor | undefined) {
    await this.#table.put({ ...SWEEP_CURSOR_KEY, ...cursor });
  }
}
