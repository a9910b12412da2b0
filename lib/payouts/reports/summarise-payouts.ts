import type { BatchSums } from '../../domain/batches/batch.ts';
import { noFigures, type PayoutFigures, withBatch } from '../../domain/batches/payout-figures.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';

export const GROUPINGS = ['day', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export type SummaryRequest = {
  readonly period: Period;
  /** Absent: every currency, each by itself. */
  readonly currency?: Currency | undefined;
  readonly groupBy: Grouping;
};

export type PayoutSummary = {
  readonly asOf: Instant;
  /** One for each currency. */
  readonly totals: readonly PayoutFigures[];
  /**
   * One row for each currency and each day or month in which a batch was made, in order. `period` is `2026-03-01` or
   * `2026-03`.
   */
  readonly rows: readonly (PayoutFigures & { readonly period: string })[];
};

/** More than a year of a hundred batches a day. A report that would take longer than a request may is refused at once. */
const MAX_BATCHES = 60_000;

/** Rows that fit into one answer (a Lambda's answer takes 6 MB). */
const MAX_ROWS = 4_000;

/**
 * The results of the batches that were made in the period. A batch, with all its payments, belongs to the day (UTC) on
 * which it was made, however late its payments settled. Each payment counts under its present status.
 *
 * @throws PayoutError `report_too_large`
 */
export async function summarisePayouts(
  { batches }: { readonly batches: BatchRepository },
  context: Context,
  { period, currency, groupBy }: SummaryRequest,
): Promise<PayoutSummary> {
  const asOf = context.now();
  const totals = new Map<string, PayoutFigures>();
  const rows = new Map<string, PayoutFigures & { readonly period: string }>();
  let read = 0;
  for await (const batch of batches.sumsBetween(period)) {
    read += 1;
    if (read > MAX_BATCHES) throw new PayoutError({ code: 'report_too_large', what: 'batches', limit: MAX_BATCHES });
    if (currency !== undefined && batch.currency !== currency) continue;
    const total = totals.get(batch.currency) ?? noFigures(batch.currency);
    totals.set(batch.currency, withBatch(total, batch));
    const name = periodName(batch, groupBy);
    const key = `${name} ${batch.currency}`;
    const row = rows.get(key) ?? { ...noFigures(batch.currency), period: name };
    rows.set(key, { ...withBatch(row, batch), period: name });
    if (rows.size > MAX_ROWS) throw new PayoutError({ code: 'report_too_large', what: 'rows', limit: MAX_ROWS });
  }
  return { asOf, totals: inOrder(totals), rows: inOrder(rows) };
}

function periodName({ createdAt }: BatchSums, groupBy: Grouping): string {
  return createdAt.slice(0, groupBy === 'day' ? 10 : 7);
}

function inOrder<T>(byKey: ReadonlyMap<string, T>): T[] {
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}
