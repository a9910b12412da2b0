import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { freePort } from '../../infra/local/free-port.ts';

/** How an engine is started that serves a port and keeps its data in memory. */
export type EngineCommand = (port: number) => readonly [string, ...string[]];

/** @throws Error if the embedded engine has no program for this platform */
export const embeddedProgram = (): string =>
  createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);

export const embeddedInMemory = (): EngineCommand => {
  const program = embeddedProgram();
  return (port) => [program, '--port', String(port)];
};

/** An engine that ends with this process, if it is not stopped before. */
export const startInMemory = async (
  commandFor: EngineCommand,
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> => {
  const port = await freePort();
  const [command, ...args] = commandFor(port);
  // DynamoDB Local leaves a file in the folder where it is started.
  const engine = spawn(command, args, { cwd: tmpdir(), stdio: 'ignore' });
  const killWithUs = () => engine.kill('SIGKILL');
  process.once('exit', killWithUs);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint);
  return {
    endpoint,
    async stop() {
      engine.kill();
      await once(engine, 'exit');
      process.removeListener('exit', killWithUs);
    },
  };
};

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
