import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { ChildStack } from '../child-stack.ts';
import { LOCAL_CREDENTIALS } from '../dynamodb-client.ts';

const executionSchema = z.object({ executionArn: z.string(), status: z.string() });

/**
 * Stops every running execution through the Step Functions API, as a person could on AWS.
 *
 * @returns how many there were
 */
export const stopExecutions = async (stack: ChildStack): Promise<number> => {
  const running = [...statusesOf(stack.dataDir)].filter(([, status]) => status === 'RUNNING');
  const { stepFunctionsEndpoint: endpoint, region } = (await stack.running()).info;
  const client = new SFNClient({ endpoint, region, credentials: LOCAL_CREDENTIALS });
  for (const [executionArn] of running) {
    await client.send(new StopExecutionCommand({ executionArn, cause: 'stopped by hand' }));
  }
  client.destroy();
  return running.length;
};

/** The last line of each execution counts. */
const statusesOf = (dataDir: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(join(dataDir, 'executions.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { executionArn, status } = executionSchema.parse(JSON.parse(line));
        return [executionArn, status];
      }),
  );
