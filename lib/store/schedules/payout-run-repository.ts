import * as z from 'zod';
import type { PayoutRunRecord, PayoutRunRepository } from '../../payouts/schedules/payout-run-repository.ts';
import { PAYOUT_RUN_KEY } from '../keys.ts';
import { instantField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const recordSchema = z.object({ dueAt: instantField, daily: z.object({ time: z.string(), timeZone: z.string() }) });

export class DynamoPayoutRunRepository implements PayoutRunRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async last(): Promise<PayoutRunRecord | undefined> {
    const item = await this.#table.get(PAYOUT_RUN_KEY);
    return item && recordSchema.parse(item);
  }

  async save({ dueAt, daily }: PayoutRunRecord) {
    await this.#table.put({ ...PAYOUT_RUN_KEY, dueAt, daily });
  }
}
