import { join, resolve } from 'node:path';
import { buildAll, writeBundle } from '../constructs/build-bundles.ts';
import { fingerprint } from './fingerprint.ts';
import { madeOnce, removeOld } from './made-once.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
/** What is bundled, what bundles it, and (by the lock file) every dependency. */
const SOURCES = [
  'functions',
  'lib',
  'infra/constructs/build-bundles.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * A folder in which each entry has a folder with its bundle. All starts of the local stack share it, whatever their
 * settings, until a source changes.
 *
 * @param keptIn the folder for such folders
 */
export const keptBundles = async (keptIn: string, entries: readonly string[]): Promise<string> => {
  const print = () => fingerprint(PROJECT, ['bundles', entries], SOURCES);
  const made = await print();
  return madeOnce(
    join(keptIn, made),
    async (draft) => {
      await removeOld(keptIn);
      for (const [entry, bundle] of await buildAll(entries)) writeBundle(bundle, join(draft, entry));
    },
    async () => (await print()) === made,
  );
};
