import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** One row of a commissions file. Every value stays text, so amounts never become numbers. */
export interface CommissionRow {
  readonly commissionId: string;
  readonly affiliateId: string;
  readonly amount: string;
  readonly currency: string;
  readonly approvedAt: string;
}

const COLUMNS = ['commissionId', 'affiliateId', 'amount', 'currency', 'approvedAt'] as const;

const rowsSchema = z.array(
  z.object({
    commissionId: z.string(),
    affiliateId: z.string(),
    amount: z.string(),
    currency: z.string(),
    approvedAt: z.string(),
  }),
);

/**
 * Reads a CSV file with the columns commissionId, affiliateId, amount, currency, approvedAt, in any order. Other columns
 * are ignored.
 *
 * @throws Error in words if the file cannot be read, is not CSV, lacks a column, or has no rows
 */
export const readCommissionFile = (path: string): CommissionRow[] => {
  const [header = [], ...records] = parseCsv(path);
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new Error(`${path} lacks the column ${missing.join(', ')}; it needs ${COLUMNS.join(', ')}.`);
  if (records.length === 0) throw new Error(`${path} has no rows.`);
  return rowsSchema.parse(
    records.map((record) => Object.fromEntries(COLUMNS.map((column) => [column, record[header.indexOf(column)]]))),
  );
};

const parseCsv = (path: string): string[][] => {
  const text = readText(path);
  try {
    return parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new Error(`${path} is not a CSV file: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path} cannot be read.`);
  }
};
