import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROOMS } from '../../lib/contracts/shared/rooms.ts';
import { filesOf, PROJECT, readPage } from './pages.ts';

/* Files move, and a page that names a file that is gone sends its reader nowhere. */

const PAGES = filesOf('{*.md,docs/**/*.md}');
const FOLDERS = readdirSync(PROJECT, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What cannot be in a fresh checkout is no promise. */
const MADE_BY_RUNNING = ['node_modules/', '.local/', 'cdk.out/', 'coverage/', 'test/console/screenshots'];

const isPath = (code: string): boolean =>
  FOLDERS.some(({ name }) => code.startsWith(`${name}/`)) && !MADE_BY_RUNNING.some((made) => code.startsWith(made));

/** `<name>` and `…` stand for anything. */
const patternOf = (path: string): string => path.replaceAll(/<[^>]+>|…/g, '*').replace(/\/$/, '');

describe('a path in backticks', () => {
  it.each(PAGES)('leads to something that exists: %s', (page) => {
    const missing = readPage(page)
      .code.filter(isPath)
      .filter((path) => filesOf(patternOf(path)).length === 0);
    expect(missing).toEqual([]);
  });

  it('is written from the root on pages that lead through the code', () => {
    const short = ['docs/architecture.md', 'CONTRIBUTING.md'].flatMap((page) =>
      readPage(page).code.filter((code) => /^[\w.-]+\.(ts|md)$/.test(code) && filesOf(code).length === 0),
    );
    expect(short).toEqual([]);
  });
});

describe('a command in the documents', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));

  it.each(PAGES)('is one that npm knows: %s', (page) => {
    const named = [...readPage(page).text.matchAll(/npm run (?:--silent )?([a-z][a-z0-9:-]*)/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => name !== undefined && !(name in scripts))).toEqual([]);
  });
});

describe('the picture of the house', () => {
  const COLUMNS = ['lib/domain', 'lib/payouts', 'lib/contracts', 'lib/store', 'functions/api'];
  const rows = [...readPage('docs/architecture.md').text.matchAll(/^\| `([a-z-]+)` \|(.*)\|$/gm)].map(
    ([, room = '', cells = '']) => ({ room, marks: cells.split('|').slice(0, COLUMNS.length) }),
  );

  it('has every room', () => {
    expect(rows.map(({ room }) => room)).toEqual([...ROOMS]);
  });

  it.each(rows)('shows on which floors there is a room $room', ({ room, marks }) => {
    const shown = COLUMNS.filter((_, index) => marks[index]?.trim() === '●');
    expect(shown).toEqual(COLUMNS.filter((floor) => filesOf(`${floor}/${room}/*.ts`).length > 0));
  });
});
