import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../free-port.ts';

export interface ChildStack {
  readonly url: string;
  readonly dataDir: string;
  /** Ends the stack and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the local stack on a fresh folder and a free port, as `npm start` would.
 *
 * @throws Error with what the stack said, if it does not come up.
 */
export const startChildStack = async (): Promise<ChildStack> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'disbursement-demo-'));
  const port = await freePort();
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../start.ts')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  const exited = once(child, 'exit');
  const said: string[] = [];
  const ready = new Promise<void>((come, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line);
        if (line.startsWith('ready ')) come();
      });
    }
    exited.then(() => fail(new Error(`The local stack did not come up:\n${said.join('\n')}`)), fail);
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    async stop() {
      process.removeListener('exit', endWithUs);
      child.kill('SIGTERM');
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
