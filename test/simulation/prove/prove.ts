import { resolve } from 'node:path';
import { commitOf } from '../histories/smallest-story.ts';
import { synthesisedDefinitions } from '../world/machine/synthesised-definitions.ts';
import { optionsOf } from './options.ts';
import { Pace } from './pace.ts';
import { isFinished, type Progress, ProgressFile } from './progress-file.ts';
import { publishReport } from './report.ts';
import { Shares } from './shares.ts';
import { summaryOf } from './summary.ts';
import { emptyTally, neverSeen } from './tally.ts';
import { Threads } from './threads.ts';

/*
 * `npm run prove -- --runs 1000000 [--seed 1] [--threads 2] [--resume] [--report]`: tells so many histories, on all cores. It may be
 * stopped at any moment (ctrl-C, or killed) and goes on with --resume. --report: the figures of the finished run go into
 * docs/money-safety.md. The exit code is 1 if a rule was broken, 2 if something that must go wrong never did, 130 if stopped.
 */

const PROGRESS_FILE = resolve(import.meta.dirname, '../../../.local/prove/progress.json');
const SAID_EVERY_MS = 5_000;
const DEFAULT_RUNS = 1_000;
/** In so many histories everything that can go wrong has gone wrong, and every recovery has run. */
const SEES_EVERYTHING = 10_000;

const { runs, seed, threads, resume, report } = optionsOf(process.argv.slice(2));
const file = new ProgressFile(PROGRESS_FILE);
const commit = commitOf();
const progress: Progress = resume
  ? file.read(commit)
  : { commit, seed, runs: DEFAULT_RUNS, next: seed, open: [], tally: emptyTally(), stories: [], seconds: 0 };
progress.runs = runs ?? progress.runs;

const say = (text: string) => process.stderr.write(`${text}\n`);
const shares = new Shares(progress);
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!isStopped) say('Stopping, as soon as what is under way has come to its end …');
    isStopped = true;
    shares.stop();
  });
}

if (!isFinished(progress)) {
  say('Synthesising the state machines …');
  const workers = new Threads(threads, synthesisedDefinitions());
  const begunWith = progress.seconds;
  const begunAt = performance.now();
  const pace = new Pace();
  const keep = () => {
    progress.seconds = begunWith + (performance.now() - begunAt) / 1_000;
    file.write(progress);
  };
  const timer = setInterval(() => {
    keep();
    say(pace.line(progress, process.memoryUsage.rss()));
  }, SAID_EVERY_MS);
  const takeIn = (result: Parameters<Shares['takeIn']>[0]) => {
    for (const story of shares.takeIn(result)) say(`\n${story}\n`);
  };
  await workers.run(() => shares.next(), takeIn).finally(() => clearInterval(timer));
  keep();
}

process.stdout.write(`${summaryOf(progress, threads)}\n`);
if (!isFinished(progress)) {
  say(`Stopped after ${progress.tally.histories} of ${progress.runs} histories. Go on with: npm run prove -- --resume`);
  process.exitCode = 130;
} else {
  if (report) say(`The figures are in ${publishReport(progress)}.`);
  const isBlind = progress.runs >= SEES_EVERYTHING && neverSeen(progress.tally).length > 0;
  if (isBlind) process.exitCode = 2;
  if (Object.keys(progress.tally.broken).length > 0) process.exitCode = 1;
}
