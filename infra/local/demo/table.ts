import Table from 'cli-table3';

/** Rows of the same shape as a table for the terminal, with the field names as its head. */
export const asTable = (rows: readonly Readonly<Record<string, string | number>>[]): string => {
  const head = Object.keys(rows[0] ?? {});
  const table = new Table({ head, style: { head: [], border: [] }, wordWrap: true, colWidths: head.map(widthOf) });
  table.push(...rows.map((row) => head.map((name) => row[name] ?? '')));
  return table.toString();
};

/** Only a column of sentences needs a limit. `null` fits the width to the cells. */
const widthOf = (name: string): number | null => (name === 'why' ? 60 : null);
