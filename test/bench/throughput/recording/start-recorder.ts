import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

export interface RunningRecorder {
  readonly pid: number;
  /** Leads to the engine. */
  readonly endpoint: string;
  /** Once this is over, the recording is complete. */
  stop(): Promise<void>;
}

/** @param folder gets the recording */
export const startRecorder = async (engineEndpoint: string, folder: string): Promise<RunningRecorder> => {
  const { port: enginePort } = new URL(engineEndpoint);
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'recorder-process.ts'), '--engine', enginePort, '--folder', folder],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => undefined)]);
  if (line === undefined || child.pid === undefined) throw new Error('the recorder did not start');
  const { port } = z.object({ port: z.int() }).parse(JSON.parse(String(line[0])));
  return {
    pid: child.pid,
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      child.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`the recorder ended with ${code}`);
    },
  };
};
