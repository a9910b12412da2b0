import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Answer, answerSchema, type Trial } from './trial.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** A mutant that takes longer never ends. The tests that reach it take seconds, and only the simulator takes minutes. */
const LONGEST_MS = { unit: 60_000, simulated: 20 * 60_000 };

export type Verdict =
  | (Answer & { readonly status: 'killed' | 'survived' })
  | { readonly status: 'timed-out' | 'killed'; readonly killedBy: string };

/** A worker that is replaced when a mutant hangs it or ends it. */
export class TrialProcess {
  #child: ChildProcess | undefined;

  async verdictOn(trial: Trial): Promise<Verdict> {
    const child = await this.#ready();
    child.send(trial);
    const answer = await answerOf(child, LONGEST_MS[trial.isSimulated ? 'simulated' : 'unit']);
    if (answer === 'timed-out' || answer === 'ended') {
      this.end();
      return answer === 'timed-out'
        ? { status: 'timed-out', killedBy: 'it never came to an end' }
        : { status: 'killed', killedBy: 'the process ended' };
    }
    return { ...answer, status: answer.killedBy === undefined ? 'survived' : 'killed' };
  }

  /** Ends it with everything that it has started, because a test process that hangs does not hear that its parent is gone. */
  end(): void {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    process.kill(-child.pid, 'SIGKILL');
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child?.connected) return this.#child;
    const child = spawn(process.execPath, [WORKER], { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    await Promise.race([once(child, 'message'), once(child, 'exit').then(() => failed())]);
    return child;
  }
}

const failed = (): never => {
  throw new Error('the tests cannot be run; see above');
};

const answerOf = (child: ChildProcess, longestMs: number): Promise<Answer | 'timed-out' | 'ended'> => {
  const { promise, resolve } = Promise.withResolvers<Answer | 'timed-out' | 'ended'>();
  const timer = setTimeout(() => resolve('timed-out'), longestMs);
  child.once('message', (message) => resolve(answerSchema.parse(message)));
  child.once('exit', () => resolve('ended'));
  return promise.finally(() => {
    clearTimeout(timer);
    child.removeAllListeners();
  });
};
