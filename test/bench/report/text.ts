/** At most so many digits after the point, with a comma between thousands. */
export const number = (value: number, digits = 1): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits });

/** USD: cents from a dollar on, below that three digits that count. */
export const dollars = (usd: number): string =>
  usd < 1
    ? usd.toLocaleString('en-US', { maximumSignificantDigits: 3 })
    : usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A table in Markdown, whose first column is words and whose others are figures. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
};
