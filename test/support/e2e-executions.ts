import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ExecutionDoesNotExist, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { E2eStack } from './e2e-stack.ts';

const executionSchema = z.object({ executionArn: z.string(), status: z.string() });

/**
 * Stops every running execution of the stack through its Step Functions API, as an operator could on AWS, and answers how
 * many there were. The API listens on a port that is not published, so it is found among those of the process: Linux only.
 */
export async function stopExecutions(stack: E2eStack): Promise<number> {
  const running = [...lastLines(stack.dataDir)].filter(([, status]) => status === 'RUNNING');
  for (const [executionArn] of running) await stopOne(stack, executionArn);
  return running.length;
}

function lastLines(dataDir: string): Map<string, string> {
  const lines = readFileSync(join(dataDir, 'executions.jsonl'), 'utf8').trim().split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { executionArn, status } = executionSchema.parse(JSON.parse(line));
      return [executionArn, status];
    }),
  );
}

async function stopOne(stack: E2eStack, executionArn: string): Promise<void> {
  for (const port of listeningPorts(stack.pid)) {
    if (stack.url.endsWith(`:${port}`)) continue;
    const client = new SFNClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    try {
      await client.send(new StopExecutionCommand({ executionArn, cause: 'stopped by a test' }));
      return;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) throw error;
    } finally {
      client.destroy();
    }
  }
  throw new Error('the Step Functions API of the stack was not found');
}

/** @see https://docs.kernel.org/networking/proc_net_tcp.html */
function listeningPorts(pid: number): number[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const rows = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
    return state === '0A' && sockets.has(inode) ? Number.parseInt(local.split(':')[1] ?? '', 16) : [];
  });
}
