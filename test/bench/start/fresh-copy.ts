import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../../..');

/**
 * The project as somebody has it who has just cloned it and run `npm ci`: nothing was ever started there, so there are no
 * data and no bundles, and nothing is compiled. What is installed is linked.
 *
 * @returns the folder; the caller removes it
 */
export const freshCopy = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'disbursement-fresh-'));
  try {
    for (const file of projectFiles()) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(PROJECT, file), join(copy, file));
    }
    const installed = join(PROJECT, 'node_modules');
    mkdirSync(join(copy, 'node_modules'));
    for (const name of readdirSync(installed).filter(isInstalled)) {
      symlinkSync(join(installed, name), join(copy, 'node_modules', name));
    }
    return copy;
  } catch (error) {
    removeCopy(copy);
    throw error;
  }
};

export const removeCopy = (copy: string): void => rmSync(copy, { recursive: true, force: true });

/** Tools keep what they have made in `.cache` and the like. Commands are in `.bin`. */
const isInstalled = (name: string): boolean => !name.startsWith('.') || name === '.bin';

/** Those in the repository, and new ones that are not ignored. */
const projectFiles = (): string[] => {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    {
      cwd: PROJECT,
      encoding: 'utf8',
    },
  );
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: PROJECT, encoding: 'utf8' }).split('\0');
  return listed.split('\0').filter((file) => file !== '' && !deleted.includes(file));
};
