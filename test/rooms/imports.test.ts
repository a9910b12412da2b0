import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

/* The directions of imports, as `.dependency-cruiser.cjs` says them; `npm run check:imports` prints the same for people. */

const PROJECT = join(import.meta.dirname, '../..');
const FOLDERS = ['lib', 'functions', 'infra', 'console/src'];
const rules = z.custom<IConfiguration>((value) => typeof value === 'object' && value !== null && 'forbidden' in value);
const { forbidden, options } = rules.parse(createRequire(import.meta.url)(join(PROJECT, '.dependency-cruiser.cjs')));

const resultSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const looked = async (more: IConfiguration['forbidden'] = []) => {
  const ruleSet = { forbidden: [...(forbidden ?? []), ...more] };
  const { output } = await cruise(FOLDERS, { ...options, baseDir: PROJECT, ruleSet, validate: true });
  return resultSchema.parse(output);
};

describe('imports', () => {
  let found: z.output<typeof resultSchema>;
  beforeAll(async () => {
    found = await looked([
      { name: 'seen', severity: 'info', from: { path: '^lib/store/batches/' }, to: { path: '^lib/domain/shared/ids' } },
    ]);
  });

  it('are seen in every file, type-only ones too', () => {
    const sources = new Set(found.modules.map(({ source }) => source));
    const files = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: PROJECT }));
    expect(files.filter((file) => !sources.has(file))).toEqual([]);
    expect(found.summary.violations.some(({ rule }) => rule.name === 'seen')).toBe(true);
  });

  it('run down from floor to floor, and between rooms only where the rules let them', () => {
    const broken = found.summary.violations.filter(({ rule }) => rule.name !== 'seen');
    expect(broken.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});
