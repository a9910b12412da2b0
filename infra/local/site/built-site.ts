import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { CONSOLE_SOURCES, consoleBuild } from '../../console/build.ts';
import { fingerprint } from '../fingerprint.ts';
import { madeOnce, removeOld } from '../made-once.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const MADE = join(PROJECT, 'node_modules/.cache/console');
/** Rows of an import are judged by the schemas of the API. */
const SOURCES = [CONSOLE_SOURCES, 'lib/contracts', 'lib/domain', 'package.json', 'package-lock.json', 'tsconfig.json'];

const run = promisify(execFile);
const stderrOf = z.object({ stderr: z.string().min(1) });

/**
 * The folder with the static files of the console, made of the sources as they are now, unless it was made before. Stacks
 * may start at the same time.
 *
 * @throws Error with what Vite said if they cannot be made.
 */
export const builtSite = async (): Promise<string> => {
  const print = () => fingerprint(PROJECT, 'console', SOURCES);
  const made = await print();
  return madeOnce(join(MADE, made), build, async () => (await print()) === made);
};

const build = async (outDir: string): Promise<void> => {
  await removeOld(MADE);
  const { command, args, options } = consoleBuild(outDir);
  try {
    await run(command, args, options);
  } catch (error) {
    const said = stderrOf.safeParse(error);
    throw new Error(`The console cannot be built:\n${said.success ? said.data.stderr : String(error)}`);
  }
};
