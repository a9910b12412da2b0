import { readFileSync, writeFileSync } from 'node:fs';

/** Where what became of mutants is published. Each command that tries some writes a section of its own. */
const DOCUMENT = 'docs/mutation.md';

/** The document with this text as the section of that name; at its end, if it has none yet. */
export const withSection = (document: string, name: string, text: string): string => {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${section}\n`;
  return document.slice(0, from) + section + document.slice(to + end.length);
};

export const publish = (name: string, text: string): void =>
  writeFileSync(DOCUMENT, withSection(readFileSync(DOCUMENT, 'utf8'), name, text));
