import { affiliateFaults } from '../../../lib/contracts/affiliates/affiliate-row.ts';
import { commissionFaults } from '../../../lib/contracts/commissions/commission-row.ts';
import type { Instant } from '../../../lib/domain/shared/time.ts';
import { columnNames } from './column-names.ts';
import { IMPORT_FIELDS } from './import-kinds.ts';
import type { ImportSettings } from './import-settings.ts';
import { amountReader } from './read-amount.ts';
import type { CsvRow } from './read-csv.ts';
import { timeReader } from './read-time.ts';

/** What the API is given for a row: text by field. */
export type RowBody = Readonly<Record<string, string>>;

export interface CellFault {
  /** The label of the field; absent: the row as a whole. */
  readonly field?: string;
  /** As it stands in the file. */
  readonly value?: string;
  readonly message: string;
}

export interface ReadRow {
  /** Without what could not be read. */
  readonly body: RowBody;
  /** Empty: the row is good. */
  readonly faults: readonly CellFault[];
}

const EMPTY = 'is empty; fill it in, or leave the row out';

/**
 * Reads rows as the person says, and judges them by the rules of the API, so that what passes here is refused there only for
 * what the API alone knows.
 *
 * @param now nothing can be approved later
 */
export const rowReader = (settings: ImportSettings, header: CsvRow, now: Instant): ((row: CsvRow) => ReadRow) => {
  const fields = IMPORT_FIELDS[settings.kind];
  const names = columnNames(header.cells);
  const places = new Map(fields.map(({ name }) => [name, names.indexOf(settings.columns[name] ?? '')]));
  const readAmount = amountReader(settings);
  const readTime = timeReader(settings);

  const given = ({ cells }: CsvRow, name: string): string => {
    const place = places.get(name) ?? -1;
    return (place === -1 ? (settings.sameForAll[name] ?? '') : (cells[place] ?? '')).trim();
  };

  return (row) => {
    if (row.cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      const message = `has ${row.cells.length} cells, and the header ${names.length}: put cells with a separator in them into quotes`;
      return { body: {}, faults: [{ message }] };
    }
    const body: Record<string, string> = {};
    const faults: CellFault[] = [];
    for (const { name, label, optional } of fields) {
      const value = given(row, name);
      if (value === '') {
        if (!optional) faults.push({ field: label, value, message: EMPTY });
        continue;
      }
      const read =
        name === 'amount'
          ? readAmount(value, given(row, 'currency'))
          : name === 'approvedAt'
            ? readTime(value)
            : { value };
      if ('fault' in read) faults.push({ field: label, value, message: read.fault });
      else body[name] = read.value;
    }
    // Fields that could not be read are missing, and named already.
    const judged = settings.kind === 'commissions' ? commissionFaults(body, now) : affiliateFaults(body);
    for (const { field, message } of judged) {
      const known = fields.find(({ name }) => name === field);
      if (known === undefined) faults.push({ message: `${field}: ${message}` });
      else if (body[field] !== undefined) faults.push({ field: known.label, value: given(row, field), message });
    }
    return { body, faults };
  };
};
