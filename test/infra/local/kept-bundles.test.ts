import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildAll } from '../../../infra/constructs/build-bundles.ts';
import { keptBundles } from '../../../infra/local/kept-bundles.ts';

const keptIn = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(keptIn, { recursive: true }));

it('what is kept of a Lambda is what is deployed of it, and is built once', async () => {
  const entries = ['functions/authorizer.ts', 'functions/execution/pay-chunk.ts'];
  const folder = await keptBundles(keptIn, entries);
  for (const [entry, bundle] of await buildAll(entries)) {
    expect(readdirSync(join(folder, entry)).sort()).toEqual([...bundle.keys()].sort());
    for (const [file, contents] of bundle) expect(readFileSync(join(folder, entry, file)).equals(contents)).toBe(true);
  }
  expect(await keptBundles(keptIn, entries)).toBe(folder);
  expect(readdirSync(keptIn)).toHaveLength(1);
  expect(await keptBundles(keptIn, entries.slice(0, 1)), 'of other Lambdas').not.toBe(folder);
});
