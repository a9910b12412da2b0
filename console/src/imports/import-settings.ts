import * as z from 'zod/mini';
import { IMPORT_FIELDS, IMPORT_KINDS } from './import-kinds.ts';

export const DELIMITERS = ['', ',', ';', '\t', '|'] as const;
export const DECIMAL_MARKS = ['point', 'comma'] as const;
export const THOUSANDS_MARKS = ['none', 'comma', 'point', 'blank', 'apostrophe'] as const;
export const UNITS = ['major', 'minor'] as const;
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/** How a file is read: everything that a person says about it. Nothing here is guessed, but for columns by their names. */
export const importSettingsSchema = z.object({
  kind: z.enum(IMPORT_KINDS),
  /** Between the cells of a line; empty: as the file itself shows. */
  delimiter: z.enum(DELIMITERS),
  /** By field: the name of its column, as in `columnNames`. */
  columns: z.record(z.string(), z.string()),
  /** By field: what all rows have, where no column is chosen. */
  sameForAll: z.record(z.string(), z.string()),
  /** Between whole and part; absent: not said yet. */
  decimal: z.optional(z.enum(DECIMAL_MARKS)),
  thousands: z.enum(THOUSANDS_MARKS),
  /** `major`: 12.50 dollars; `minor`: 1250 cents. Absent: not said yet. */
  unit: z.optional(z.enum(UNITS)),
  dates: z.enum(DATE_ORDERS),
  /** In which days and times without an offset are; empty: each has to have its offset. */
  zone: z.string(),
});
export type ImportSettings = z.output<typeof importSettingsSchema>;

/** What is still to be said before the file can be checked; empty if nothing is. */
export const missingIn = (settings: ImportSettings): string[] => {
  const { kind, columns, sameForAll, decimal, thousands, unit } = settings;
  const fields = IMPORT_FIELDS[kind]
    .filter(({ name, optional }) => !optional && !columns[name] && !sameForAll[name]?.trim())
    .map(({ label }) => `Choose the column of “${label}”.`);
  if (kind === 'affiliates') return fields;
  const [whole, mark] = [unit === 'minor', decimal !== undefined];
  return [
    ...fields,
    ...(unit === undefined ? ['Say in which unit the amounts are.'] : []),
    ...(unit === 'major' && !mark ? ['Say which decimal mark the amounts have.'] : []),
    ...(!whole && mark && thousands === decimal ? ['The decimal mark cannot be the thousands separator, too.'] : []),
  ];
};
