import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import * as z from 'zod';

/** Where figures come from. */
export const originSchema = z.strictObject({
  /** ISO 8601, a day in UTC. */
  date: z.iso.date(),
  commit: z.string(),
  machine: z.string(),
});
export type Origin = Readonly<z.output<typeof originSchema>>;

/** What is measured. */
const PRODUCT = ['lib', 'functions', 'infra', 'package-lock.json'];

/** Of what is measured now. The commit is the newest that changed the product; it is marked if the product differs from it. */
export const originOfNow = (): Origin => ({
  date: new Date().toISOString().slice(0, 10),
  commit: `${git('log', '-1', '--abbrev=10', '--format=%h', '--', ...PRODUCT)}${hasChanges() ? ' with changes' : ''}`,
  machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${process.platform}, Node ${process.versions.node}`,
});

/** Times say something only on a machine that does nothing else; counts are the same on any. */
export const isQuiet = (): boolean => (loadavg()[0] ?? 0) < availableParallelism() / 4;

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

const hasChanges = (): boolean => git('status', '--porcelain', '--', ...PRODUCT) !== '';
