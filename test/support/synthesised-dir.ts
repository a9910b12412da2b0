import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All stacks of a run of the tests share what is synthesised: the test processes, and the stacks in them, see the variable. */
export function setup(): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'disbursement-synthesised-'));
  process.env.SYNTHESISED_DIR = dir;
  return () => rmSync(dir, { recursive: true, force: true });
}
