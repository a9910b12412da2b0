import Table from 'cli-table3';

/** Rows of the same shape as a table for the terminal, with their names as its head. */
export const asTable = (rows: readonly Readonly<Record<string, string | number>>[]): string => {
  const head = Object.keys(rows[0] ?? {});
  const table = new Table({ head, style: { head: [], border: [] }, wordWrap: true, colWidths: head.map(widthOf) });
  table.push(...rows.map((row) => head.map((name) => row[name] ?? '')));
  return table.toString();
};

/** Only what is a sentence needs a limit; `null` fits the column to its cells. */
const widthOf = (name: string): number | null => (name === 'why' ? 60 : null);
