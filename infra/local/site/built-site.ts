import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { CONSOLE_SOURCES, consoleBuild } from '../../console/build.ts';
import { fingerprint } from '../fingerprint.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const MADE = join(PROJECT, 'node_modules/.cache/console');
const SOURCES = [CONSOLE_SOURCES, 'package.json', 'package-lock.json', 'tsconfig.json'];
/** No stack that still runs can be of a version that is older. */
const OLD_MS = 24 * 60 * 60 * 1_000;

const run = promisify(execFile);
const stderrOf = z.object({ stderr: z.string().min(1) });

/**
 * The folder with the static files of the console, made of the sources as they are now, unless it was made before; stacks
 * that start at the same time do not get into each other's way.
 *
 * @throws Error with what Vite said if they cannot be made.
 */
export const builtSite = async (): Promise<string> => {
  const folder = join(MADE, await fingerprint(PROJECT, 'console', SOURCES));
  if (existsSync(folder)) return folder;
  await mkdir(MADE, { recursive: true });
  const draft = `${folder}.${randomUUID()}`;
  await build(draft);
  // Fails if another stack was quicker; then what that one made is as good.
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  await removeOld();
  return folder;
};

const build = async (outDir: string): Promise<void> => {
  const { command, args, options } = consoleBuild(outDir);
  try {
    await run(command, args, options);
  } catch (error) {
    const said = stderrOf.safeParse(error);
    throw new Error(`The console cannot be built:\n${said.success ? said.data.stderr : String(error)}`);
  }
};

const removeOld = async (): Promise<void> => {
  for (const name of await readdir(MADE)) {
    const made = await stat(join(MADE, name)).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > OLD_MS) await rm(join(MADE, name), { recursive: true, force: true });
  }
};
