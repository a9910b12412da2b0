import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a synthesis reads: the app, what it bundles, and (by the lock file) every dependency. */
const SOURCES = ['infra', 'functions', 'lib', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * A text that differs whenever a synthesis could differ. It covers the content of every source file, the version of Node,
 * and the given settings.
 *
 * @param sources files and folders; what a synthesis reads, unless something else is made of others
 */
export const fingerprint = async (
  project: string,
  settings: unknown,
  sources: readonly string[] = SOURCES,
): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify([process.version, project, settings]));
  for (const file of (await Promise.all(sources.map((source) => filesOf(project, source)))).flat()) {
    const content = createHash('sha256').update(await readFile(join(project, file)));
    hash.update(`${file}\0${content.digest('hex')}\0`);
  }
  return hash.digest('hex');
};

const filesOf = async (project: string, source: string): Promise<string[]> => {
  if (source.includes('.')) return [source];
  const entries = await readdir(join(project, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.slice(project.length), entry.name))
    .sort();
};
