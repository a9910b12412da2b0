import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildAll } from '../../../infra/constructs/bundle.ts';
import { loadOnce } from './load-once.ts';

it('a bundle is loaded by itself, in a process of its own, and its memory is that of the whole process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  try {
    const entries = ['functions/authorizer.ts', 'functions/api/health/get-health.ts', 'functions/schedules/sweep.ts'];
    const bundles = buildAll(entries);
    expect([...bundles.keys()].sort()).toEqual(entries.toSorted());
    for (const [number, contents] of [...bundles.values()].entries()) {
      const bundle = join(folder, `${number}.mjs`);
      writeFileSync(bundle, contents);
      const { milliseconds, megabytes } = await loadOnce(bundle);
      expect(milliseconds).toBeGreaterThan(0);
      expect(megabytes).toBeGreaterThan(20);
    }
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, "throw new Error('it does not load')");
    await expect(loadOnce(broken)).rejects.toThrow('it does not load');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
