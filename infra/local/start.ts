import { timedConsole, wordsOf } from './console.ts';
import { watchNpm } from './parent-watch.ts';
import { DEFAULT_DATA_DIR, DEFAULT_PORT, readSettings, type Settings } from './settings.ts';
import { type LocalStack, startStack } from './stack.ts';

/*
 * `npm start`: the whole product on this machine, until SIGTERM or Ctrl-C.
 */

const say = timedConsole((text) => process.stdout.write(text));

const fail = (error: unknown): never => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
};

/** The variables to put in front of a command so that it finds this stack. */
const finding = (settings: Settings): string =>
  [
    settings.port === DEFAULT_PORT ? '' : `PORT=${settings.port} `,
    settings.dataDir === DEFAULT_DATA_DIR ? '' : `DATA_DIR=${settings.dataDir} `,
  ].join('');

const main = async (): Promise<void> => {
  const settings = readSettings(process.env);
  let stack: LocalStack | undefined;
  let stopping = false;
  const stop = async (exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await stack?.stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  watchNpm(process.env, () => void stop(0));

  stack = await startStack({
    settings,
    env: process.env,
    say,
    onLost: (reason) => {
      // Ctrl-C at the terminal reaches the engine as well, sometimes before it reaches us.
      setTimeout(() => {
        if (stopping) return;
        process.stderr.write(`${reason}\n`);
        void stop(1);
      }, 500);
    },
  });
  const token = `${finding({ ...settings, port: stack.port })}npm run --silent token`;
  process.stdout.write(
    [
      `ready ${stack.url}`,
      'try:',
      `  ${stack.url} in a browser: the console`,
      `  curl ${stack.url}/api/disbursement/health`,
      `  curl -H "Authorization: Bearer $(${token})" ${stack.url}/api/disbursement/affiliates/payable`,
      '',
    ].join('\n'),
  );
};

main().catch(fail);
