import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { freshCopy, removeCopy } from './fresh-copy.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

it('a fresh copy has the sources and what is installed, and nothing that a start has left', () => {
  const copy = freshCopy();
  try {
    const source = 'infra/local/start.ts';
    expect(readFileSync(join(copy, source), 'utf8')).toBe(readFileSync(join(PROJECT, source), 'utf8'));
    expect(realpathSync(join(copy, 'node_modules/esbuild'))).toBe(realpathSync(join(PROJECT, 'node_modules/esbuild')));
    expect(lstatSync(join(copy, 'node_modules')).isSymbolicLink()).toBe(false);
    for (const left of ['.local', 'node_modules/.cache', '.git']) expect(existsSync(join(copy, left))).toBe(false);
  } finally {
    removeCopy(copy);
  }
  expect(existsSync(copy)).toBe(false);
});
