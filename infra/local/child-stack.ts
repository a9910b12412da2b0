import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pool, TokenRequest } from './issuer.ts';
import { localToken } from './local-token.ts';
import { isSameProcess } from './process-identity.ts';
import { findRunningStack, type RunningStack } from './running-stack.ts';
import { readStackFile } from './stack-file.ts';

const READY = /^ready (http:\S+)$/;

/** The local stack as `npm start` runs it: in its own process, on a fresh folder and a free port. */
export class ChildStack {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'disbursement-'));
  #env: NodeJS.ProcessEnv;
  readonly #said: string[] = [];
  #url: string | undefined;
  #child: ChildProcess | undefined;

  /** @param env added to the usual environment, for example `MOCK_ATTEMPT_LIFETIME_SECONDS` */
  constructor(env: NodeJS.ProcessEnv = {}) {
    this.#env = env;
  }

  /**
   * A new stack that is running.
   *
   * @throws Error with the stack's output if it does not start; nothing is left behind then
   */
  static async start(env: NodeJS.ProcessEnv = {}): Promise<ChildStack> {
    const stack = new ChildStack(env);
    try {
      await stack.start();
      return stack;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  /** The same at every start. @throws Error before the first start */
  get url(): string {
    if (this.#url === undefined) throw new Error('The stack has not been started yet.');
    return this.#url;
  }

  /** Every line that it printed, at all its starts. */
  get said(): readonly string[] {
    return this.#said;
  }

  /**
   * `npm start`; a second time on the same folder and port.
   *
   * @param more added to the environment from now on
   * @throws Error with the stack's output if it does not start
   */
  async start(more: NodeJS.ProcessEnv = {}): Promise<void> {
    this.#env = { ...this.#env, ...more };
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'start.ts')], {
      env: { ...process.env, ...this.#env, PORT: this.#port, DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', this.#endWithUs);
    const saidBefore = this.#said.length;
    this.#url = await new Promise<string>((come, fail) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface(stream).on('line', (line) => {
          this.#said.push(line);
          const [, url] = READY.exec(line) ?? [];
          if (url !== undefined) come(url);
        });
      }
      child.once('exit', () =>
        fail(new Error(`The local stack did not come up:\n${this.#said.slice(saidBefore).join('\n')}`)),
      );
    });
  }

  /** Ends the stack as Ctrl-C does, and keeps its data. */
  async halt(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** kill -9 of the stack and of the database engine, so that neither can clean up. */
  async kill(): Promise<void> {
    const engine = readStackFile(this.dataDir)?.engine;
    await this.#end('SIGKILL');
    if (engine !== undefined && isSameProcess(engine.pid, engine.startedAt)) process.kill(engine.pid, 'SIGKILL');
  }

  /** Ends the stack and removes its data. */
  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The running stack, as the commands find it. */
  running(): Promise<RunningStack> {
    return findRunningStack({ PORT: this.#port, DATA_DIR: this.dataDir });
  }

  /** See {@link localToken}. */
  async token(asked: Partial<TokenRequest> = {}, forged: Partial<Pool> = {}): Promise<string> {
    return localToken(await this.running(), asked, forged);
  }

  /** The system chooses it at the first start. */
  get #port(): string {
    return this.#url === undefined ? '0' : new URL(this.#url).port;
  }

  readonly #endWithUs = (): void => {
    this.#child?.kill('SIGTERM');
  };

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    process.removeListener('exit', this.#endWithUs);
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
