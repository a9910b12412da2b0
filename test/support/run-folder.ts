import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for a run of the tests, which goes away with it: everything that they leave in the folder for temporary files,
 * and what is synthesised, which all stacks of the run share. Test processes and stacks find both in their environment.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'disbursement-tests-'));
  Object.assign(process.env, { TMPDIR: folder, SYNTHESISED_DIR: join(folder, 'synthesised') });
  return () => rmSync(folder, { recursive: true, force: true });
}
