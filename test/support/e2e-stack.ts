import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../infra/local/free-port.ts';
import type { Pool, TokenRequest } from '../../infra/local/issuer.ts';
import { localToken } from '../../infra/local/local-token.ts';
import { isSameProcess } from '../../infra/local/process-identity.ts';
import { findRunningStack, type RunningStack } from '../../infra/local/running-stack.ts';
import { readStackFile } from '../../infra/local/stack-file.ts';
import { Api } from './e2e-api.ts';

const START = resolve(import.meta.dirname, '../../infra/local/start.ts');

/** For hooks that start a stack: a few seconds on an idle machine. */
export const START_TIMEOUT_MS = 180_000;

/** The local stack as a person has it: a process of its own on a folder and a port of its own. */
export class E2eStack {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'disbursement-e2e-'));
  readonly #port: number;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    this.#port = port;
    this.#env = env;
  }

  /** @param env beside the usual environment, for example `MOCK_ATTEMPT_LIFETIME_SECONDS` */
  static async start(env: NodeJS.ProcessEnv = {}): Promise<E2eStack> {
    const stack = new E2eStack(await freePort(), env);
    try {
      await stack.startAgain();
      return stack;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('the stack is not running');
    return this.#child.pid;
  }

  /** `npm start` on the same folder and port. @throws Error with what the stack said, if it does not come up */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, [START], {
      env: { ...process.env, ...this.#env, PORT: String(this.#port), DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', this.#endWithUs);
    const said: string[] = [];
    await new Promise<void>((come, fail) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface(stream).on('line', (line) => {
          said.push(line);
          if (line.startsWith('ready ')) come();
        });
      }
      child.once('exit', () => fail(new Error(`The local stack did not come up:\n${said.join('\n')}`)));
    });
  }

  /** kill -9 of the launcher and of the database engine: nothing gets to tidy up. */
  async kill(): Promise<void> {
    const engine = readStackFile(this.dataDir)?.engine;
    await this.#end('SIGKILL');
    if (engine !== undefined && isSameProcess(engine.pid, engine.startedAt)) process.kill(engine.pid, 'SIGKILL');
  }

  /** Ends the stack and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async token(asked: Partial<TokenRequest> = {}, forged: Partial<Pool> = {}): Promise<string> {
    return localToken(await this.running(), asked, forged);
  }

  /** As the commands find it. */
  running(): Promise<RunningStack> {
    return findRunningStack({ PORT: String(this.#port), DATA_DIR: this.dataDir });
  }

  /** The API for an admin. */
  async api(): Promise<Api> {
    return new Api(this.url, await this.token());
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
