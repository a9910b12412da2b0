/** At most so many decimals, with a comma between thousands. */
export const number = (value: number, digits = 1): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits });

/** USD: with cents from a dollar on, and with three significant digits below. */
export const dollars = (usd: number): string =>
  usd < 1
    ? usd.toLocaleString('en-US', { maximumSignificantDigits: 3 })
    : usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A Markdown table. Its first column has words, the others figures. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
};
