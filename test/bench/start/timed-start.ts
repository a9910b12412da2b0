import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../../../infra/local/free-port.ts';

export interface TimedStart {
  /** Until it says that it is ready, and answers what programs ask. */
  readonly readySeconds: number;
  /** Until a browser has the first page of the console. */
  readonly pageSeconds: number;
}

const READY = /^ready (http:\S+)$/;

/** `npm start` in a copy of the project, until the console's page is there. Then it is ended. */
export const timedStart = async (copy: string): Promise<TimedStart> => {
  const port = await freePort();
  const begun = performance.now();
  const npm = runNpm(copy, ['start'], { PORT: String(port) });
  try {
    const url = await readyUrl(npm);
    const readySeconds = secondsSince(begun);
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    const page = await answer.text();
    if (!answer.ok || !page.includes('<script')) throw new Error(`the front page answered ${answer.status}`);
    return { readySeconds, pageSeconds: secondsSince(begun) };
  } finally {
    await endGroup(npm);
  }
};

/** `npm run demo` in a copy of the project, as a whole. @returns seconds @throws Error with its output if it fails */
export const timedDemo = async (copy: string): Promise<number> => {
  const begun = performance.now();
  const npm = runNpm(copy, ['run', 'demo'], {});
  const said: string[] = [];
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (text) => said.push(String(text)));
  try {
    const [code] = await once(npm, 'close');
    if (code !== 0) throw new Error(`the demo failed:\n${said.join('')}`);
    return secondsSince(begun);
  } finally {
    await endGroup(npm);
  }
};

const secondsSince = (begun: number): number => (performance.now() - begun) / 1_000;

/** In a process group of its own, so that nothing of it stays behind. */
const runNpm = (cwd: string, args: readonly string[], more: NodeJS.ProcessEnv): ChildProcess =>
  spawn('npm', args, { cwd, env: { ...asFromTerminal(), ...more }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });

/** Without what the `npm run` around us has set, and without caches of ours. */
const asFromTerminal = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_.*|INIT_CWD|NODE_COMPILE_CACHE|CDK_.*|DATA_DIR|SYNTHESISED_DIR)$/.test(name),
    ),
  );

const readyUrl = async (npm: ChildProcess): Promise<string> => {
  const said: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [npm.stdout, npm.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      said.push(line);
      const [, url] = READY.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  }
  npm.once('exit', () => reject(new Error(`npm start did not come up:\n${said.join('\n')}`)));
  return promise;
};

const endGroup = async (npm: ChildProcess): Promise<void> => {
  if (npm.pid === undefined || npm.exitCode !== null || npm.signalCode !== null) return;
  const closed = once(npm, 'close');
  process.kill(-npm.pid, 'SIGTERM');
  await closed;
};
