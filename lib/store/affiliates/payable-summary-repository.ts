import * as z from 'zod';
import type { Currency } from '../../domain/shared/currency.ts';
import { money } from '../../domain/shared/money.ts';
import type {
  PayableCount,
  PayableSummaryRepository,
  UnfinishedCount,
} from '../../payouts/affiliates/payable-summary-repository.ts';
import { payableSummaryKey, unfinishedSummaryKey } from '../keys.ts';
import { affiliateIdField, countField, currencyField, instantField, minorField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const countFields = z.object({
  currency: currencyField,
  totalAffiliates: countField,
  totalPendingMinor: minorField,
  readyForPayout: countField,
  /** Absent if an earlier version has counted. */
  readyMinor: minorField.optional(),
  asOf: instantField,
});
const unfinishedFields = countFields.extend({ after: affiliateIdField, workedAt: instantField });

export class DynamoPayableSummaryRepository implements PayableSummaryRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(currency: Currency) {
    const item = await this.#table.get(payableSummaryKey(currency));
    return item && fromFields(countFields.parse(item));
  }

  async save(count: PayableCount) {
    await this.#table.put({ ...payableSummaryKey(count.currency), ...toFields(count) });
  }

  async findUnfinished(currency: Currency) {
    const item = await this.#table.get(unfinishedSummaryKey(currency));
    return item && fromFields(unfinishedFields.parse(item));
  }

  async saveUnfinished(count: UnfinishedCount) {
    await this.#table.put({ ...unfinishedSummaryKey(count.currency), ...toFields(count) });
  }
}

function fromFields<T extends z.output<typeof countFields>>({ totalPendingMinor, readyMinor, ...count }: T) {
  // It is counted anew.
  if (readyMinor === undefined) return undefined;
  const { currency } = count;
  return {
    ...count,
    totalPendingAmount: money(currency, totalPendingMinor),
    readyAmount: money(currency, readyMinor),
  };
}

function toFields<T extends PayableCount>({ totalPendingAmount, readyAmount, ...count }: T) {
  return { ...count, totalPendingMinor: totalPendingAmount.minor, readyMinor: readyAmount.minor };
}
