import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import * as z from 'zod';

/** Where figures come from. */
export const originSchema = z.strictObject({
  /** ISO 8601, a day in UTC. */
  date: z.iso.date(),
  commit: z.string(),
  machine: z.string(),
});
export type Origin = Readonly<z.output<typeof originSchema>>;

/** Of what is measured now. The commit is marked if files differ from it. */
export const originOfNow = (): Origin => ({
  date: new Date().toISOString().slice(0, 10),
  commit: `${git('rev-parse', '--short=10', 'HEAD')}${changedFiles() ? ' with changes' : ''}`,
  machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${process.platform}, Node ${process.versions.node}`,
});

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** What a bench writes itself is no difference. */
const changedFiles = (): boolean =>
  git('status', '--porcelain', '--', '.', ':!docs', ':!test/bench/results').length > 0;
