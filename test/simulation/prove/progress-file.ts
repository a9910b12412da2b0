import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { shareSchema } from './share.ts';
import { tallySchema } from './tally.ts';

const progressSchema = z.object({
  commit: z.string(),
  seed: z.int(),
  /** So many histories are wanted in all. */
  runs: z.int(),
  /** The first seed that nobody was given yet. */
  next: z.int(),
  /** Given, and not come back when this was written. */
  open: z.array(shareSchema),
  tally: tallySchema,
  stories: z.array(z.string()),
  /** Spent so far, in all runs together. */
  seconds: z.number(),
});
export type Progress = z.output<typeof progressSchema>;

export const isFinished = ({ tally, runs }: Progress): boolean => tally.histories >= runs;

/** Where a long run stands: it can be stopped at any moment, and goes on from there. */
export class ProgressFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws Error when there is none, or when it was made from other sources */
  read(commit: string): Progress {
    const progress = progressSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    if (progress.commit === commit) return progress;
    throw new Error(
      `${this.#path} counts histories of commit ${progress.commit}; this is ${commit}. Start again without --resume.`,
    );
  }

  write(progress: Progress): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, `${JSON.stringify(progress, null, 2)}\n`);
    renameSync(draft, this.#path);
  }
}
