import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildAll } from '../../../infra/constructs/bundle.ts';
import { allEntries } from '../../../infra/entries.ts';
import { loadOnce } from './load-once.ts';

it('every Lambda can be loaded by itself, in a process of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  try {
    for (const [number, contents] of [...buildAll(allEntries()).values()].entries()) {
      const bundle = join(folder, `${number}.mjs`);
      writeFileSync(bundle, contents);
      expect(await loadOnce(bundle)).toEqual({ milliseconds: expect.any(Number), megabytes: expect.any(Number) });
    }
    expect(readdirSync(folder).length).toBe(allEntries().length);
    expect(readFileSync(join(folder, '0.mjs'), 'utf8')).toContain('handler');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
