import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, PROJECT, readPage, targetOf } from './pages.ts';

const PAGES = filesOf('**/*.md');

/** Where every link within the project leads, and what is wrong with it if it leads nowhere. */
const deadLinksOf = (page: string): string[] =>
  readPage(page).links.flatMap((link) => {
    const target = targetOf(page, link);
    if (!target) return [];
    if (!existsSync(join(PROJECT, target.file))) return [`${link}: there is no ${target.file}`];
    if (target.anchor === undefined) return [];
    const isThere = target.file.endsWith('.md') && readPage(target.file).anchors.has(target.anchor);
    return isThere ? [] : [`${link}: ${target.file} has no such heading`];
  });

describe('the links', () => {
  it.each(PAGES)('of %s lead to files and headings that exist', (page) => {
    expect(deadLinksOf(page)).toEqual([]);
  });
});

describe('the index of decisions', () => {
  const INDEX = 'docs/decisions/README.md';
  const linked = readPage(INDEX).links.map((link) => targetOf(INDEX, link)?.file ?? link);
  const decisions = filesOf('docs/decisions/[0-9]*.md');

  it('names every decision once, in order', () => {
    expect(linked.filter((file) => decisions.includes(file))).toEqual(decisions.sort());
  });

  it.each(decisions)('says what %s is called', (file) => {
    const [, number, title] = /^(\d+)\. (.+)$/.exec(readPage(file).title) ?? [];
    expect(Number(number)).toBe(Number(file.slice('docs/decisions/'.length).slice(0, 4)));
    expect(readPage(INDEX).text).toContain(`[${title}](${file.slice('docs/decisions/'.length)})`);
  });
});
