import Papa from 'papaparse';

/** A line of the file, or several where cells have line breaks. */
export interface CsvRow {
  /** Of its beginning; the first of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly delimiter: string;
  /** The first line that is not empty. */
  readonly header: CsvRow;
  /** All others that are not empty. */
  readonly rows: readonly CsvRow[];
}

/** The file cannot be read at all; the message says what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const SAVE_AS = 'In Excel, save it as “CSV UTF-8 (Comma delimited)”; elsewhere, choose the encoding UTF-8.';

/**
 * The text of a file in UTF-8, with or without a byte order mark.
 *
 * @throws UnreadableFile for any other encoding: which one it is, the file does not say
 */
export const textOf = (bytes: Uint8Array<ArrayBuffer>): string => {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UnreadableFile(`The file is in UTF-16. ${SAVE_AS}`);
  }
  if (first === 0x50 && second === 0x4b) {
    throw new UnreadableFile(
      'This is not a CSV file but a workbook or an archive. Open it, and save the sheet as CSV.',
    );
  }
  const text = decoded(bytes);
  if (text.includes('\0')) throw new UnreadableFile('This is not a text file.');
  return text;
};

const decoded = (bytes: Uint8Array<ArrayBuffer>): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`The file is not in UTF-8. ${SAVE_AS}`);
  }
};

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The one that the first lines show; a comma if they show none. */
const shownDelimiter = (text: string): string =>
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    newline: '\n',
    preview: 1,
    skipEmptyLines: 'greedy',
  }).meta.delimiter;

/**
 * Reads CSV with any line ends. Lines without content are left out.
 *
 * @param delimiter empty: the one that the first lines show
 * @throws UnreadableFile if there is no header with a row below it, or a quotation mark stands where none can: cells behind it
 *   could be taken for others
 */
export const readCsv = (text: string, delimiter: string): CsvFile => {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const separator = delimiter || shownDelimiter(lines);
  const { data, errors } = Papa.parse<string[]>(lines, { delimiter: separator, newline: '\n' });
  const broken = errors.find(({ type }) => type === 'Quotes')?.row;
  const rows: CsvRow[] = [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    if (index === broken) {
      throw new UnreadableFile(
        `A quotation mark that opens on line ${line} is not closed at the end of its cell. Put such a cell into quotes, and write each quote in it twice.`,
      );
    }
    if (!isEmpty(cells)) rows.push({ line, cells });
    line += cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 1);
  }
  const [header, ...others] = rows;
  if (header === undefined || others.length === 0) {
    throw new UnreadableFile('The file needs a line with the names of its columns, and at least one row below it.');
  }
  return { delimiter: separator, header, rows: others };
};
