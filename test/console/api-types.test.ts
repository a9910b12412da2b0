import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

describe("the console's types of the API", () => {
  it('are those of the API document as it is now', async () => {
    const { stderr } = await promisify(execFile)(process.execPath, ['console/generate-api.ts', '--check'], {
      cwd: PROJECT,
    });
    expect(stderr).toBe('');
  });
});
