import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import { isSameProcess } from './process-identity.ts';
import { readStackFile } from './stack-file.ts';

/** The local stack as `npm start` runs it: a process of its own, on a fresh folder and a free port. */
export class ChildStack {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'disbursement-'));
  readonly #port: number;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    this.#port = port;
    this.#env = env;
  }

  /**
   * @param env beside the usual environment, for example `MOCK_ATTEMPT_LIFETIME_SECONDS`
   * @throws Error with what the stack said, if it does not come up
   */
  static async start(env: NodeJS.ProcessEnv = {}): Promise<ChildStack> {
    const stack = new ChildStack(await freePort(), env);
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

  /** `npm start` on the same folder and port. @throws Error with what the stack said, if it does not come up */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'start.ts')], {
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

  /** Ends the stack as Ctrl-C does, and keeps its data. */
  async halt(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** kill -9 of the stack and of the database engine: nothing gets to tidy up. */
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
