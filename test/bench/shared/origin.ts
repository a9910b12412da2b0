import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import * as z from 'zod';

/** Where and when figures were measured. */
export const originSchema = z.strictObject({
  /** ISO 8601, a day in UTC. */
  date: z.iso.date(),
  commit: z.string(),
  machine: z.string(),
  /** Whether nobody else worked on the machine, before and after. Absent where no times were measured. */
  isQuiet: z.boolean().optional(),
});
export type Origin = Readonly<z.output<typeof originSchema>>;

/** What is measured. */
const PRODUCT = ['lib', 'functions', 'infra', 'package-lock.json'];

/**
 * The origin of figures that are measured now. The commit is the newest that changed the product, with a mark if the
 * product has changed since.
 */
export const originOfNow = (): Origin => ({
  date: new Date().toISOString().slice(0, 10),
  commit: `${git('log', '-1', '--abbrev=10', '--format=%h', '--', ...PRODUCT)}${hasChanges() ? ' with changes' : ''}`,
  machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${process.platform}, Node ${process.versions.node}`,
});

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

const hasChanges = (): boolean => git('status', '--porcelain', '--', ...PRODUCT) !== '';
