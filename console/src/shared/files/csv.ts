/**
 * What spreadsheets take for a formula, if a cell begins with it, in ASCII and in full width. A tab or line break may hide it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const cellWith =
  (delimiter: string) =>
  (text: string): string => {
    const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    const quoted = /["\r\n]/.test(harmless) || harmless.includes(delimiter);
    return quoted ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };

/** CSV by RFC 4180, in which no spreadsheet finds a formula. Amounts stay as they are, to the last digit. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[], delimiter = ','): string => {
  const cell = cellWith(delimiter);
  return [head, ...rows].map((row) => `${row.map(cell).join(delimiter)}\r\n`).join('');
};
