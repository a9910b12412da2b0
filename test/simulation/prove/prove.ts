import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { commitOf } from '../histories/smallest-story.ts';
import { synthesisedDefinitions } from '../world/machine/synthesised-definitions.ts';
import { Crew } from './crew.ts';
import { type Progress, ProgressFile } from './progress-file.ts';
import type { Share, ShareResult } from './share.ts';
import { summaryOf } from './summary.ts';
import { emptyTally, merge } from './tally.ts';

/*
 * `npm run prove -- --runs 1000000 [--seed 1] [--threads 2] [--resume]`: tells so many histories, on all cores. It may be
 * stopped at any moment and goes on with --resume. Exit code 1: a rule was broken.
 */

const SHARE = 50;
const PROGRESS_FILE = resolve(import.meta.dirname, '../../../.local/prove/progress.json');
const SAID_EVERY_MS = 5_000;
/** More of them say nothing new. */
const MOST_STORIES = 5;

const optionsSchema = z.object({
  runs: z.coerce.number().int().positive().default(1_000),
  seed: z.coerce.number().int().min(0).default(1),
  threads: z.coerce.number().int().positive().default(availableParallelism()),
  resume: z.boolean().default(false),
});

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    threads: { type: 'string' },
    resume: { type: 'boolean' },
  },
});
const { runs, seed, threads, resume } = optionsSchema.parse(values);
const file = new ProgressFile(PROGRESS_FILE);
const commit = commitOf();
const progress: Progress = resume
  ? file.read(commit)
  : { commit, seed, next: seed, open: [], tally: emptyTally(), stories: [], seconds: 0 };

const say = (text: string) => process.stderr.write(`${text}\n`);
const begunWith = progress.seconds;
const last = progress.seed + runs;
const again = [...progress.open];
progress.open = [];

function nextShare(): Share | undefined {
  const interrupted = again.shift();
  const count = Math.min(SHARE, last - progress.next);
  const share = interrupted ?? (count > 0 ? { from: progress.next, count } : undefined);
  if (!share) return undefined;
  if (!interrupted) progress.next += count;
  progress.open.push(share);
  return share;
}

function takeIn({ share, tally, stories }: ShareResult): void {
  progress.open = progress.open.filter(({ from }) => from !== share.from);
  merge(progress.tally, tally);
  for (const story of stories) {
    if (progress.stories.length >= MOST_STORIES) break;
    progress.stories.push(story);
    say(`\n${story}\n`);
  }
}

say('Synthesising the state machines …');
const crew = new Crew(threads, synthesisedDefinitions());
const begunAt = performance.now();
const spent = () => begunWith + (performance.now() - begunAt) / 1_000;
const timer = setInterval(() => {
  progress.seconds = spent();
  file.write(progress);
  const { histories, broken } = progress.tally;
  const left = ((runs - histories) / Math.max(1, histories)) * progress.seconds;
  const faults = Object.values(progress.tally.faults).reduce((sum, times) => sum + times, 0);
  const found = Object.values(broken).reduce((sum, times) => sum + times, 0);
  say(`${histories} of ${runs} histories, ${faults} faults, ${found} broken; about ${Math.ceil(left / 60)} min left`);
}, SAID_EVERY_MS);
await crew.run(nextShare, takeIn).finally(() => clearInterval(timer));
progress.seconds = spent();
file.write(progress);
process.stdout.write(`${summaryOf(progress, threads)}\n`);
process.exitCode = Object.keys(progress.tally.broken).length === 0 ? 0 : 1;
