import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { Say } from './console.ts';
import { wordsOf } from './console.ts';
import { localDynamoDb } from './dynamodb-client.ts';
import { javaEngine } from './dynamodb-local.ts';
import { type EngineProgram, embeddedEngine } from './engine-binary.ts';
import { freePort } from './free-port.ts';

export interface EngineOptions {
  readonly dataDir: string;
  readonly region: string;
  /** Use this engine instead of starting one. */
  readonly endpoint?: string | undefined;
  readonly say: Say;
  /** Called as soon as the process exists, before it answers, so that a later start can find the engine of a killed run. */
  readonly onSpawn: (pid: number, dataFile: string) => void;
  /** Called if the engine ends without having been told to. */
  readonly onLost: (reason: string) => void;
}

export interface Engine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const STARTUP_MS = 30_000;

/**
 * Starts the DynamoDB engine. That is the embedded one, or Amazon's DynamoDB Local where it has no binary for this
 * platform. If an endpoint is given, nothing is started.
 *
 * @throws Error if no engine can be started, or if it does not answer
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  if (options.endpoint !== undefined) {
    await untilItAnswers(options.endpoint, options.region, () => undefined);
    options.say(`database: the engine at ${options.endpoint} (DYNAMODB_ENDPOINT)`);
    return { endpoint: options.endpoint, stop: async () => {} };
  }
  const program = embeddedEngine() ?? (await javaEngine(options.dataDir, options.say));
  return startProgram(program, options);
};

const startProgram = async (program: EngineProgram, options: EngineOptions): Promise<Engine> => {
  const { dataDir, region, say, onSpawn, onLost } = options;
  const port = await freePort();
  const dataFile = join(dataDir, program.dataName);
  const log = openSync(join(dataDir, 'logs', 'engine.log'), 'a');
  // Not detached: it stays in our process group, so that Ctrl-C at the terminal reaches it too.
  // DynamoDB Local leaves a file in the folder where it is started.
  const child = spawn(program.command, program.args(port, dataFile), { cwd: dataDir, stdio: ['ignore', log, log] });
  closeSync(log);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  let stopping = false;
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = `cannot be started: ${error.message}`;
  });
  child.once('exit', (code, signal) => {
    process.removeListener('exit', killWithUs);
    ended = `ended (${signal ?? `exit code ${code}`})`;
    if (!stopping) onLost(`The database engine ${ended}; see logs/engine.log in the data folder.`);
  });
  if (child.pid !== undefined) onSpawn(child.pid, dataFile);

  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    stopping = true;
    await end(child);
  };
  try {
    await untilItAnswers(endpoint, region, () => ended);
  } catch (error) {
    await stop();
    throw error;
  }
  say(`database: ${program.name} on ${dataFile}`);
  return { endpoint, stop };
};

const untilItAnswers = async (endpoint: string, region: string, ended: () => string | undefined): Promise<void> => {
  const client = localDynamoDb(endpoint, region);
  const deadline = Date.now() + STARTUP_MS;
  try {
    for (;;) {
      const reason = ended();
      if (reason !== undefined) throw new Error(`The database engine ${reason}; see logs/engine.log.`);
      try {
        await client.send(new ListTablesCommand({ Limit: 1 }));
        return;
      } catch (error) {
        if (Date.now() > deadline) throw new Error(`No DynamoDB engine answers at ${endpoint}: ${wordsOf(error)}`);
        await sleep(25);
      }
    }
  } finally {
    client.destroy();
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(forced);
};
