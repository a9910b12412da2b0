import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PARTS } from '../bench/parts/all.ts';
import { page } from '../bench/report/page.ts';
import { PROJECT } from './pages.ts';

it('the page of performance says what was measured last: npm run bench -- --report writes it anew', () => {
  const sections = PARTS.flatMap((part) => part.section() ?? []);
  expect(sections.length).toBeGreaterThan(0);
  expect(readFileSync(join(PROJECT, 'docs/performance.md'), 'utf8')).toBe(page(sections));
});
