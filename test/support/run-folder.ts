import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the stacks of a run share, which they find in their environment. */
export const STACK_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_COMPILE_CACHE: process.env.STACKS_COMPILE_CACHE,
  // Vitest turns it off for its own processes, where it would make the coverage inexact; stacks are not in the coverage.
  NODE_DISABLE_COMPILE_CACHE: undefined,
};

/**
 * One folder for a run of the tests, which is removed after it. In it are temporary files, and what is synthesised and compiled,
 * which all stacks of the run share.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'disbursement-tests-'));
  Object.assign(process.env, {
    TMPDIR: folder,
    SYNTHESISED_DIR: join(folder, 'synthesised'),
    STACKS_COMPILE_CACHE: join(folder, 'compiled'),
  });
  return () =>
    // A stack that a test process has shared may still be ending.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
