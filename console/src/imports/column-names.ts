import { IMPORT_FIELDS, type ImportKind } from './import-kinds.ts';

/** The columns of a header by names that tell them apart: one without a name by its place, the second `amount` as `amount (2)`. */
export const columnNames = (header: readonly string[]): string[] => {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim() || `Column ${index + 1}`;
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
};

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Names that more than one column has: which of them is meant, only a person knows. */
export const namedTwice = (header: readonly string[]): string[] => {
  const names = header.map((cell) => cell.trim()).filter((name) => name !== '');
  return [...new Set(names.filter((name, index) => names.some((one, at) => at < index && plain(one) === plain(name))))];
};

/**
 * The columns whose names are those of fields, by field. No cell is looked at, and a name that two columns have is left to the
 * person.
 */
export const guessedColumns = (kind: ImportKind, header: readonly string[]): Record<string, string> => {
  const shown = columnNames(header);
  const plainNames = header.map(plain);
  const guessed: Record<string, string> = {};
  for (const { name, names } of IMPORT_FIELDS[kind]) {
    const known = names.find((one) => plainNames.includes(one));
    const column = known === undefined ? -1 : plainNames.indexOf(known);
    const label = shown[column];
    if (label === undefined || plainNames.lastIndexOf(plainNames[column] ?? '') !== column) continue;
    if (!Object.values(guessed).includes(label)) guessed[name] = label;
  }
  return guessed;
};
