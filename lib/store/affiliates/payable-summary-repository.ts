import * as z from 'zod';
import type { Currency } from '../../domain/shared/currency.ts';
import { money } from '../../domain/shared/money.ts';
import type { PayableSummary, PayableSummaryRepository } from '../../payouts/affiliates/payable-summary-repository.ts';
import { payableSummaryKey } from '../keys.ts';
import { countField, currencyField, instantField, minorField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const summarySchema = z
  .object({
    currency: currencyField,
    totalAffiliates: countField,
    totalPendingMinor: minorField,
    readyForPayout: countField,
    asOf: instantField,
  })
  .transform(
    ({ totalPendingMinor, ...summary }): PayableSummary => ({
      ...summary,
      totalPendingAmount: money(summary.currency, totalPendingMinor),
    }),
  );

export class DynamoPayableSummaryRepository implements PayableSummaryRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(currency: Currency) {
    const item = await this.#table.get(payableSummaryKey(currency));
    return item && summarySchema.parse(item);
  }

  async save({ totalPendingAmount, ...summary }: PayableSummary) {
    await this.#table.put({
      ...payableSummaryKey(summary.currency),
      ...summary,
      totalPendingMinor: totalPendingAmount.minor,
    });
  }
}
