import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { synthesiseOnce } from '../../../infra/local/synth.ts';

describe('a folder of synthesised apps that many starts share', () => {
  const sharedDir = mkdtempSync(join(tmpdir(), 'synthesised-'));
  afterAll(() => rmSync(sharedDir, { recursive: true }));

  it('holds one that two starts at once made of the same sources, whole, and nothing of the other', async () => {
    const synthesise = () => synthesiseOnce(sharedDir, process.env);
    const [first, second] = await Promise.all([synthesise(), synthesise()]);
    expect(second).toBe(first);
    expect(readdirSync(sharedDir).map((name) => join(sharedDir, name))).toEqual([first]);
    expect(readdirSync(first)).toContain('manifest.json');
    expect(await synthesise()).toBe(first);
  });
});
