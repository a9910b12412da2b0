import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildAll, INDEX } from '../../../infra/constructs/build-bundles.ts';
import { loadOnce } from './load-once.ts';

it('a bundle is loaded by itself, in a process of its own, and its memory is that of the whole process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  try {
    const entries = ['functions/authorizer.ts', 'functions/api/health/get-health.ts', 'functions/schedules/sweep.ts'];
    const bundles = await buildAll(entries);
    expect([...bundles.keys()].sort()).toEqual(entries.toSorted());
    for (const bundle of bundles.values()) {
      for (const [file, contents] of bundle) writeFileSync(join(folder, file), contents);
      const { milliseconds, megabytes } = await loadOnce(join(folder, INDEX));
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
