import type { Progress } from './progress-file.ts';
import type { Share, ShareResult } from './share.ts';
import { merge } from './tally.ts';

/** Short, so that little is told again after a run was ended from outside. */
const SHARE = 50;
/** More of them say nothing new. */
const MOST_STORIES = 5;

/** Gives out the seeds of a run, share by share, and counts what comes back. What is under way stays open in the progress. */
export class Shares {
  readonly #progress: Progress;
  readonly #last: number;
  /** Given before, to threads that were ended. */
  readonly #again: Share[];
  #isStopped = false;

  constructor(progress: Progress) {
    this.#progress = progress;
    this.#last = progress.seed + progress.runs;
    this.#again = [...progress.open];
  }

  next(): Share | undefined {
    if (this.#isStopped) return undefined;
    const interrupted = this.#again.shift();
    if (interrupted) return interrupted;
    const progress = this.#progress;
    const count = Math.min(SHARE, this.#last - progress.next);
    if (count <= 0) return undefined;
    const share = { from: progress.next, count };
    progress.next += count;
    progress.open.push(share);
    return share;
  }

  /** @returns the stories of it that are told to people */
  takeIn({ share, tally, stories }: ShareResult): readonly string[] {
    const progress = this.#progress;
    progress.open = progress.open.filter(({ from }) => from !== share.from);
    merge(progress.tally, tally);
    const wanted = stories.slice(0, Math.max(0, MOST_STORIES - progress.stories.length));
    progress.stories.push(...wanted);
    return wanted;
  }

  /** No more are given; those under way come back. */
  stop(): void {
    this.#isStopped = true;
  }
}
