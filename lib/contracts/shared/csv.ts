import { stringify } from 'csv-stringify/sync';

/** One column: its name in the header line and how a row fills it. */
export type CsvColumn<Row> = {
  readonly name: string;
  /**
   * `text` may contain what people typed. `number` contains decimal strings and counts that we wrote, also negative ones.
   */
  readonly type: 'text' | 'number';
  readonly value: (row: Row) => string | number | undefined;
};

/**
 * CSV by RFC 4180: comma, CRLF, a header line, quotes doubled. A text that a spreadsheet would take for a formula gets a
 * leading apostrophe. Numbers do not, so that `-12.50` stays a number.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    columns.map(({ type, value }) => {
      const cell = String(value(row) ?? '');
      return type === 'text' && FORMULA.test(cell) ? `'${cell}` : cell;
    }),
  );
  return stringify([columns.map(({ name }) => name), ...lines], {
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

/** How a formula can begin, in ASCII and in full width. A tab or line break may hide its first character. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

export function textColumn<Row>(name: string, value: CsvColumn<Row>['value']): CsvColumn<Row> {
  return { name, type: 'text', value };
}

export function numberColumn<Row>(name: string, value: CsvColumn<Row>['value']): CsvColumn<Row> {
  return { name, type: 'number', value };
}
