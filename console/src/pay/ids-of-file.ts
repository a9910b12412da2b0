import { columnNames, guessedColumns } from '../imports/column-names.ts';
import { type CsvFile, readCsv, textOf, UnreadableFile } from '../imports/read-csv.ts';

/** A line with nothing but the name of its column, which can hardly be anybody's id. */
const ONLY_A_NAME = /^affiliate[ _-]?id$/i;

/**
 * The ids in a file, one on each line: of its column with affiliate ids, or the whole of it if it is no more than a list.
 *
 * @throws UnreadableFile if nobody can know which of its columns has the ids, or if a row has none: that person would be left out
 */
export const idsOfFile = (bytes: Uint8Array<ArrayBuffer>): string => {
  const text = textOf(bytes).replace(/^\ufeff/, '');
  const table = tableIn(text);
  return table === undefined ? listIn(text) : columnOf(table);
};

/** Lines of which at least one has more than one cell; absent: it is a list. */
const tableIn = (text: string): CsvFile | undefined => {
  if (text.trim().split(/[\r\n]+/).length < 2) return undefined;
  const file = readCsv(text, '');
  const isTable = [file.header, ...file.rows].some(
    ({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1,
  );
  return isTable ? file : undefined;
};

const listIn = (text: string): string => {
  const [first = '', ...others] = text.split(/\r\n?|\n/);
  return (ONLY_A_NAME.test(first.trim()) ? others : [first, ...others]).join('\n').trim();
};

const columnOf = ({ header, rows }: CsvFile): string => {
  const { affiliateId } = guessedColumns('affiliates', header.cells);
  const column = affiliateId === undefined ? -1 : columnNames(header.cells).indexOf(affiliateId);
  if (column === -1) {
    throw new UnreadableFile(
      'The file has several columns, and none of them is called “Affiliate id” in the first line. Name it there, or paste the ids.',
    );
  }
  return rows
    .map(({ cells, line }) => {
      const id = cells[column]?.trim() ?? '';
      if (id === '') throw new UnreadableFile(`Line ${line} has no affiliate id. Put it in, or take the line out.`);
      return id;
    })
    .join('\n');
};
