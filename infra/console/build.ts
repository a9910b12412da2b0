import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(import.meta.dirname, '../..');
const VITE = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js');

/** The folder of the console's sources, from the root of the project. */
export const CONSOLE_SOURCES = 'console';

/** The files of this folder are named by a hash of what is in them, so they never change. */
export const HASHED_FILES = 'assets';

/** The command that makes the console's static files in a folder. */
export const consoleBuild = (outDir: string) => ({
  command: process.execPath,
  args: [VITE, 'build', join(PROJECT, CONSOLE_SOURCES), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
  options: { cwd: PROJECT, env: { ...process.env, NODE_ENV: 'production' } },
});
