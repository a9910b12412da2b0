import { readFileSync, writeFileSync } from 'node:fs';

/** The document with the results of mutants. Each command that tries some writes its own section. */
const DOCUMENT = 'docs/mutation.md';

/** The document with this text as the section of that name. A new section goes to the end. */
export const withSection = (document: string, name: string, text: string): string => {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${section}\n`;
  return document.slice(0, from) + section + document.slice(to + end.length);
};

export const publish = (name: string, text: string): void =>
  writeFileSync(DOCUMENT, withSection(readFileSync(DOCUMENT, 'utf8'), name, text));
