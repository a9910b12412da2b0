/** Rows of a Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** In one line; in a table a `|` would end the cell. */
export const asCode = (code: string): string => `\`${code.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')}\``;
