import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Mutant } from './mutant.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** No mutant takes longer, unless it never ends. */
const LONGEST_MS = 15 * 60_000;

const answerSchema = z.object({ killedBy: z.string().optional() });

export type Verdict =
  | { readonly status: 'killed'; readonly killedBy: string }
  | { readonly status: 'timed-out' }
  | { readonly status: 'survived' };

/** A worker that is replaced when a mutant hangs it or ends it. */
export class TrialProcess {
  #child: ChildProcess | undefined;

  async verdictOn(mutant: Mutant): Promise<Verdict> {
    const child = await this.#ready();
    child.send(mutant);
    const answer = await answerOf(child);
    if (answer === 'timed-out' || answer === 'ended') {
      await this.end();
      return answer === 'timed-out' ? { status: 'timed-out' } : { status: 'killed', killedBy: 'the process ended' };
    }
    return answer === undefined ? { status: 'survived' } : { status: 'killed', killedBy: answer };
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child?.connected) return this.#child;
    const child = fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    await once(child, 'message');
    return child;
  }
}

const answerOf = (child: ChildProcess): Promise<string | undefined | 'timed-out' | 'ended'> => {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const timer = setTimeout(() => resolve('timed-out'), LONGEST_MS);
  child.once('message', (message) => resolve(answerSchema.parse(message).killedBy));
  child.once('exit', () => resolve('ended'));
  return promise.finally(() => {
    clearTimeout(timer);
    child.removeAllListeners();
  });
};
