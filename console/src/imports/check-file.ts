import { currency, isCurrency } from '../../../lib/domain/shared/currency.ts';
import { add, type Money as Exact, formatAmount, parseAmount } from '../../../lib/domain/shared/money.ts';
import type { Instant } from '../../../lib/domain/shared/time.ts';
import type { Money } from '../shared/money/money-text.ts';
import type { ImportKind } from './import-kinds.ts';
import type { ImportSettings } from './import-settings.ts';
import type { CsvFile } from './read-csv.ts';
import { type CellFault, type RowBody, rowReader } from './row-reader.ts';
import { type ReadLine, sameIdFaults } from './same-ids.ts';

/** A row that is not imported. */
export interface FaultyRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly CellFault[];
}

export interface GoodRow extends ReadLine {
  readonly cells: readonly string[];
}

/** What the dry run finds. The same file with the same settings and time gives the same. */
export interface CheckedFile {
  /** In the order of the file. */
  readonly good: readonly GoodRow[];
  readonly faulty: readonly FaultyRow[];
  /** How many affiliates the good rows are of. */
  readonly affiliates: number;
  /** Of the good rows, one for each currency, by its code. */
  readonly sums: readonly CurrencySum[];
}

export interface CurrencySum extends Money {
  readonly rows: number;
}

/** The exact sum of rows that passed, by currency; affiliates have none. */
export const sumsOf = (kind: ImportKind, bodies: readonly RowBody[]): readonly CurrencySum[] => {
  if (kind === 'affiliates') return [];
  const sums = new Map<string, { total: Exact; rows: number }>();
  for (const { amount = '', currency: code = '' } of bodies) {
    const read = isCurrency(code) ? parseAmount(code, amount) : 'not-a-decimal';
    if (typeof read === 'string') throw new RangeError(`a row that passed has no amount: ${code} ${amount}`);
    const before = sums.get(code);
    sums.set(code, { total: before ? add(before.total, read) : read, rows: (before?.rows ?? 0) + 1 });
  }
  return [...sums]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([code, { total, rows }]) => ({ currency: currency(code), amount: formatAmount(total), rows }));
};

/** After so many rows somebody who waits is told. */
const TOLD_EVERY = 1_000;

/**
 * Judges every row of a file. Nothing is written anywhere.
 *
 * @param tell how many rows were judged, now and then
 */
export const checkFile = (
  file: CsvFile,
  settings: ImportSettings,
  now: Instant,
  tell: (judged: number) => void = () => undefined,
): CheckedFile => {
  const read = rowReader(settings, file.header, now);
  const rows = file.rows.map((row, index) => {
    if (index % TOLD_EVERY === 0) tell(index);
    return { line: row.line, cells: row.cells, ...read(row) };
  });
  const same = sameIdFaults(settings.kind, rows);
  const judged = rows.map((row) => {
    const fault = same.get(row.line);
    return fault === undefined ? row : { ...row, faults: [...row.faults, fault] };
  });
  const good = judged.filter(({ faults }) => faults.length === 0);
  const bodies = good.map(({ body }) => body);
  return {
    good,
    faulty: judged.filter(({ faults }) => faults.length > 0),
    affiliates: new Set(bodies.map(({ affiliateId }) => affiliateId)).size,
    sums: sumsOf(settings.kind, bodies),
  };
};
