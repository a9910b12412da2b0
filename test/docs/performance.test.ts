import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PARTS } from '../bench/parts/all.ts';
import { svgOf } from '../bench/plot/plot.ts';
import { page } from '../bench/report/page.ts';
import { PROJECT } from './pages.ts';

const sections = PARTS.flatMap((part) => part.section() ?? []);
const docs = (file: string) => readFileSync(join(PROJECT, 'docs', file), 'utf8');

it('the page of performance says what was measured last: npm run bench -- --report writes it anew', () => {
  expect(sections.length).toBeGreaterThan(0);
  expect(docs('performance.md')).toBe(page(sections));
});

it('its pictures show what was measured last', () => {
  for (const { file, plot } of sections.flatMap(({ plots }) => plots)) expect(docs(file)).toBe(svgOf(plot));
});
