import { csvOf } from '../shared/files/csv.ts';
import { columnNames } from './column-names.ts';
import type { CellFault } from './row-reader.ts';

export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

/** `Amount “1.234,5”: is not …`, for a list and for the file. */
export const faultText = ({ field, value, message }: CellFault): string => {
  if (field === undefined) return `The row ${message}`;
  return value === undefined || value === '' ? `${field} ${message}` : `${field} “${value}” ${message}`;
};

/** Excel takes a file with this mark for UTF-8, as it is. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows that were not imported, as they stood in the file, with line and reason: to be put right and imported again. Cells are
 * separated as in the file itself.
 */
export const rejectedCsv = (header: readonly string[], delimiter: string, rows: readonly RejectedRow[]): string => {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), header.length);
  const padded = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill('')];
  const names = columnNames(padded(header));
  return (
    BYTE_ORDER_MARK +
    csvOf(
      [...names, 'line', 'reason'],
      rows.map(({ line, cells, reason }) => [...padded(cells), String(line), reason]),
      delimiter,
    )
  );
};
