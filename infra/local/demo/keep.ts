import { cpSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ChildStack } from '../child-stack.ts';
import { isSameProcess } from '../process-identity.ts';
import { DEFAULT_DATA_DIR } from '../settings.ts';
import { readStackFile } from '../stack-file.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** What the last demo has paid, so that people can look at it afterwards. */
const KEPT = join(DEFAULT_DATA_DIR, 'demo');

/**
 * Ends the stack, and keeps its data in the place of those of the demo before.
 *
 * @returns the command that starts a stack on them; `undefined` if one is running on those of an earlier demo, which stay
 */
export const keepForLooking = async (stack: ChildStack, provider: string): Promise<string | undefined> => {
  await stack.halt();
  const launcher = readStackFile(KEPT)?.launcher;
  if (launcher !== undefined && isSameProcess(launcher.pid, launcher.startedAt)) return undefined;
  rmSync(KEPT, { recursive: true, force: true });
  cpSync(stack.dataDir, KEPT, { recursive: true });
  const chosen = provider === 'mock' ? '' : `DISBURSEMENT_PROVIDER=${provider} `;
  return `${chosen}DATA_DIR=${relative(PROJECT, KEPT)} npm start`;
};
