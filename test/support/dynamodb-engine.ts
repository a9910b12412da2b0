import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { TestProject } from 'vitest/node';
import { javaEngineInMemory } from '../../infra/local/dynamodb-local.ts';
import { freePort } from '../../infra/local/free-port.ts';
import { DEFAULT_DATA_DIR } from '../../infra/local/settings.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    dynamodbEndpoint: string;
    /** Whether the engine refuses all that AWS refuses; the embedded one takes some of it. */
    isDynamodbStrict: boolean;
  }
}

const DYNAMODB_LOCAL = 'dynamodb-local';
/** The mode without an engine, and what then stands for its endpoint. */
export const SIMULATED = 'simulated';

/**
 * One DynamoDB engine, in memory, for all tests; every test file makes tables of its own in it. With
 * `vitest --mode dynamodb-local` it is Amazon's own, with `--mode simulated` there is none, otherwise it is the embedded one.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('isDynamodbStrict', project.vite.config.mode === DYNAMODB_LOCAL);
  const given = project.vite.config.mode === SIMULATED ? SIMULATED : process.env.DYNAMODB_ENDPOINT;
  if (given) {
    project.provide('dynamodbEndpoint', given);
    return async () => {};
  }
  const port = await freePort();
  const [command, ...args] = (await engineCommand(project.vite.config.mode))(port);
  // DynamoDB Local leaves a file in the folder where it is started.
  const engine = spawn(command, args, { cwd: tmpdir(), stdio: 'ignore' });
  const killWithUs = () => engine.kill('SIGKILL');
  process.once('exit', killWithUs);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint);
  project.provide('dynamodbEndpoint', endpoint);
  return async () => {
    engine.kill();
    await once(engine, 'exit');
    process.removeListener('exit', killWithUs);
  };
}

type EngineCommand = (port: number) => readonly [string, ...string[]];

async function engineCommand(mode: string): Promise<EngineCommand> {
  if (mode === DYNAMODB_LOCAL) {
    return javaEngineInMemory(DEFAULT_DATA_DIR, (words) => void process.stderr.write(`${words}\n`));
  }
  const program = createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  return (port) => [program, '--port', String(port)];
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  for (let tries = 0; ; tries += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (tries === 400) throw error;
      await sleep(50);
    }
  }
}
