import * as z from 'zod';
import { dayOf } from '../../domain/audit/audit-seal.ts';
import { instant } from '../../domain/shared/time.ts';
import type {
  DailyReconciliation,
  SweepCursor,
  SweepCursorRepository,
  UnlistedReturns,
} from '../../payouts/schedules/sweep-cursor-repository.ts';
import { RECONCILIATION_KEY, SWEEP_CURSOR_KEY, UNLISTED_RETURNS_KEY } from '../keys.ts';
import { countField, instantField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const cursorSchema = z.object({
  stage: z.string().optional(),
  position: z.record(z.string(), z.string()).optional(),
});

const reconciliationSchema = z.object({
  day: z.iso.date().transform((day) => dayOf(instant(new Date(day)))),
  after: z.record(z.string(), z.string()).optional(),
  isDone: z.boolean(),
  differences: countField,
  before: countField,
});

const unlistedSchema = z.object({ noneSince: instantField.optional() });

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

  async loadReconciliation() {
    const item = await this.#table.get(RECONCILIATION_KEY);
    return item && reconciliationSchema.parse(item);
  }

  async saveReconciliation(reconciliation: DailyReconciliation) {
    await this.#table.put({ ...RECONCILIATION_KEY, ...reconciliation });
  }

  async loadUnlistedReturns(): Promise<UnlistedReturns> {
    const item = await this.#table.get(UNLISTED_RETURNS_KEY);
    return item ? unlistedSchema.parse(item) : {};
  }

  async saveUnlistedReturns(found: UnlistedReturns) {
    await this.#table.put({ ...UNLISTED_RETURNS_KEY, ...found });
  }
}
