import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { findRunningStack } from '../../infra/local/running-stack.ts';
import type { E2eStack } from './e2e-stack.ts';

const executionSchema = z.object({ executionArn: z.string(), status: z.string() });

/**
 * Stops every running execution of the stack through its Step Functions API, as an operator could on AWS, and answers how
 * many there were.
 */
export async function stopExecutions(stack: E2eStack): Promise<number> {
  const running = [...lastLines(stack.dataDir)].filter(([, status]) => status === 'RUNNING');
  const { info } = await findRunningStack({ PORT: String(new URL(stack.url).port), DATA_DIR: stack.dataDir });
  const client = new SFNClient({
    endpoint: info.stepFunctionsEndpoint,
    region: info.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const [executionArn] of running) {
    await client.send(new StopExecutionCommand({ executionArn, cause: 'stopped by a test' }));
  }
  client.destroy();
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
